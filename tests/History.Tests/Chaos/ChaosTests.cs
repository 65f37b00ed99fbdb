using OtpActors.History.Judging;
using OtpActors.Testing;
using Xunit.Abstractions;

namespace OtpActors.History.Tests.Chaos;

/// <summary>Real server processes under load and SIGKILL: the faithful one keeps every rule (A92, C1 to C4), each broken one is caught.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int KillsInShort = 5;
    private const int CallsPerLife = 800;

    /// <summary>
    /// The breakages of <c>tests/Faults</c>, the kills and calls per life that show them many times over, so that none needs luck, and the
    /// rule that must be reported.
    /// </summary>
    public static TheoryData<string, int, int, Rule> Breakages => new()
    {
        { "Attempts", 2, CallsPerLife, Rule.AttemptsNeverLower },
        { "Cooldown", 0, 3000, Rule.WindowHolds },
        { "DoubleSuccess", 0, 3000, Rule.AtMostOneSuccess },
        { "LostCancel", 2, 2000, Rule.DeadStaysDead },
        { "Budget", 0, 3000, Rule.BudgetHolds },
        { "Keys", 2, CallsPerLife, Rule.IdempotentOnce },
        { "UnsavedAnswers", 2, CallsPerLife, Rule.AnswerKept },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task HistoryRun_ServerThatBreaksARule_CatchesIt(string breakage, int kills, int calls, Rule rule)
    {
        // A budget of one, so that every OTP with two wrong checks breaks it; otherwise the usual one, which lets most checks through.
        var failedChecks = rule == Rule.BudgetHolds ? 1 : 20;
        var report = await RunAsync("OtpActors.Faults", 1, kills, calls, failedChecks, ("FAULTS_BREAK", breakage));

        Assert.True(report.Verdict.Violations.Any(v => v.Rule == rule), $"{breakage} was not caught:\n{report}");
    }

    [Fact]
    public async Task HistoryRun_RealServerKilled_KeepsEveryRule()
    {
        var report = await RunAsync("OtpActors.Api", (int)(Property.Seed() % int.MaxValue), KillsInShort, CallsPerLife, failedChecks: 6);

        Assert.True(report.ExitCode == 0, $"{report}");
        Assert.Equal(KillsInShort, report.Deaths.Count);
    }

    private async Task<HistoryReport> RunAsync(
        string server, int seed, int kills, int calls, int failedChecks, params (string Name, string Value)[] environment)
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
                    MinOperationsPerLife = calls,
                    Duration = TimeSpan.FromMinutes(2),
                    SettleTime = TimeSpan.Zero,
                    Seed = seed,
                    Rules = new JudgeRules { Windows = PhoneWindow.ParseList("1/2s,5/30s"), FailedChecksPerDay = failedChecks },
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
