using OtpActors.History.Judging;
using Xunit.Abstractions;

namespace OtpActors.History.Tests.Chaos;

/// <summary>Real server processes under load and SIGKILL: the faithful one keeps every rule (A92, C1 to C4), each broken one is caught.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    /// <summary>The breakages of <c>tests/Faults</c>, how many kills show them, and the rule that must be reported.</summary>
    public static TheoryData<string, int, Rule> Breakages => new()
    {
        { "Attempts", 2, Rule.AttemptsNeverLower },
        { "Cooldown", 0, Rule.WindowHolds },
        { "DoubleSuccess", 0, Rule.AtMostOneSuccess },
        { "LostCancel", 2, Rule.DeadStaysDead },
        { "Budget", 0, Rule.BudgetHolds },
        { "Keys", 2, Rule.IdempotentOnce },
        { "UnsavedAnswers", 2, Rule.AnswerKept },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task HistoryRun_ServerThatBreaksARule_CatchesIt(string breakage, int kills, Rule rule)
    {
        var report = await RunAsync("OtpActors.Faults", seed: 1, kills, ("FAULTS_BREAK", breakage));

        Assert.True(report.Verdict.Violations.Any(v => v.Rule == rule), $"{breakage} was not caught:\n{report}");
    }

    [Fact]
    public async Task HistoryRun_RealServerKilled_KeepsEveryRule()
    {
        var report = await RunAsync("OtpActors.Api", Random.Shared.Next(), kills: 5);

        Assert.True(report.ExitCode == 0, $"{report}");
        Assert.Equal(5, report.Deaths.Count);
    }

    private async Task<HistoryReport> RunAsync(string server, int seed, int kills, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("otpactors-");
        try
        {
            var report = await HistoryRun.ExecuteAsync(
                new HistoryRunOptions
                {
                    ServerCommand = $"dotnet '{Path.Combine(AppContext.BaseDirectory, server + ".dll")}'",
                    DataFolder = Path.Combine(folder.FullName, "data"),
                    Environment = environment.ToDictionary(e => e.Name, e => e.Value),
                    Kills = kills,
                    MinLifetime = TimeSpan.Zero,
                    MaxLifetime = TimeSpan.FromMilliseconds(500),
                    MinOperationsPerLife = 800,
                    Duration = TimeSpan.FromMinutes(2),
                    SettleTime = TimeSpan.Zero,
                    Seed = seed,
                    Rules = new JudgeRules { Windows = PhoneWindow.ParseList("1/2s,5/30s"), FailedChecksPerDay = 3 },
                },
                CancellationToken.None);
            output.WriteLine($"{report}");
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
