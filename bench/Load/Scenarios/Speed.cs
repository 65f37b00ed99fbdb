using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// One turn against one server: warm-up, then the phases in the order given. A phase that checks codes uses the OTPs that the
/// phases before it sent (when those are few, unmeasured sends come first) and ends early when they are used up.
/// </summary>
internal static class Speed
{
    private const int ChecksPerSecondExpected = 5_000;

    public static async Task RunAsync(Arguments arguments)
    {
        var runner = new PhaseRunner(Target.From(arguments), arguments.Number("connections", 64));
        var duration = TimeSpan.FromSeconds(arguments.Number("seconds", 8));
        var warmUp = TimeSpan.FromSeconds(arguments.Number("warmup", 5));
        var phases = arguments.Text("phases").Split(',').Select(PhaseName.Parse).ToArray();
        var phones = new Phones(Phones.FirstOfNow());

        var sent = await PhaseAsync(runner, phones, [], new("send", 0), warmUp, null);
        _ = await PhaseAsync(runner, phones, sent, new("verify", 0), warmUp, null);
        sent = [];
        foreach (var phase in phases)
        {
            sent = await PhaseAsync(runner, phones, sent, phase, duration, arguments.Text("out"));
        }
    }

    /// <summary>Returns the OTPs that later phases can check.</summary>
    private static async Task<Queue<SentOtp>> PhaseAsync(
        PhaseRunner runner, Phones phones, Queue<SentOtp> sent, PhaseName phase, TimeSpan duration, string? file)
    {
        var slots = runner.Connections;
        if (phase.Operation != "send")
        {
            if (sent.Count < (phase.Rate > 0 ? phase.Rate : ChecksPerSecondExpected) * duration.TotalSeconds)
            {
                runner.Run("fill", new SendWork(phones, sent, slots), duration);
            }
            sent = await Inbox.WithCodesAsync(runner.Target, sent);
        }
        IWork work = phase.Operation switch
        {
            "send" => new SendWork(phones, sent, slots),
            "verify" => new VerifyWork(sent, slots),
            "verify-wrong" => new VerifyWork(sent, slots, wrong: true, putBack: true),
            _ => new MixedWork(
                new SendWork(phones, null, slots),
                new VerifyWork(sent, slots, wrong: true), new VerifyWork(sent, slots), slots),
        };
        var result = runner.Run(file is null ? "warm-up " + phase : phase.ToString(), work, duration, phase.Rate);
        if (file is not null)
        {
            ResultFile.Append(file, result, ResultJson.Default.PhaseResult);
        }
        return sent;
    }
}
