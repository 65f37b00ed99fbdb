using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

/// <summary>Histories of overlapping calls whose true order is known: the judge must never find fault with one that kept the rules.</summary>
public sealed class GeneratedHistoryTests
{
    private const int Calls = 40;

    private readonly int _seed = Random.Shared.Next(1_000_000);

    [Fact]
    public void Decide_RulesKept_Holds()
    {
        for (var seed = _seed; seed < _seed + 300; seed++)
        {
            var verdict = Generate(seed, forgets: false).Judge();
            Assert.True(verdict is { Violations: [], Undecided: 0 }, $"seed {seed}: {string.Join('\n', verdict.Violations)}");
        }
    }

    [Fact]
    public void Decide_AttemptsForgotten_IsCaughtOften()
    {
        var caught = Enumerable.Range(_seed, 300).Count(seed => Generate(seed, forgets: true).Judge().Violations.Count > 0);

        Assert.True(caught > 100, $"seed {_seed}: only {caught} of 300");
    }

    private static Story Generate(int seed, bool forgets)
    {
        var random = new Random(seed);
        var allowed = 3 + random.Next(8);
        var otp = new ReferenceOtp(allowed);
        var story = Story.OfOneOtp(allowed);
        for (var i = 1; i <= Calls; i++)
        {
            if (forgets && i == Calls / 2)
            {
                otp.ForgetAttempts();
            }
            // It happens at second i; the caller knows only that it was somewhere around it.
            Call(story, otp, random);
            story.Between(i - (random.NextDouble() * 4), i + 0.1 + (random.NextDouble() * 4));
        }
        return story;
    }

    private static void Call(Story story, ReferenceOtp otp, Random random)
    {
        var isLost = random.Next(6) == 0;
        var happened = !isLost || random.Next(2) == 0;
        switch (random.Next(40))
        {
            case 0:
                story.Cancel(Told(happened ? otp.Cancel() : Answer.Unknown));
                break;
            case 1:
                story.Check(Story.Code, Told(happened ? otp.Check(isRight: true) : Answer.Unknown));
                break;
            case < 14:
                story.Check(Story.Wrong, Told(happened ? otp.Check(isRight: false) : Answer.Unknown));
                break;
            default:
                story.Read(Told(otp.Read()));
                break;
        }

        Answer Told(Answer answer) => isLost ? Answer.Unknown : answer;
    }
}
