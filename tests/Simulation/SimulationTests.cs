using System.Globalization;
using System.Text;
using OtpActors.Simulation.Tests.Judging;
using Xunit.Abstractions;

namespace OtpActors.Simulation.Tests;

/// <summary>
/// Many seeds, each a world of its own. <c>OTPACTORS_SEED=n</c> runs one and tells its story; <c>OTPACTORS_SEEDS=n</c> runs as many.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int SeedsShort = 300;
    private const int ShownMax = 8;

    [Fact]
    public void Simulation_EverySeed_KeepsTheRules()
    {
        var (first, count) = Seeds();
        var (steps, ops, crashes, failures) = (0L, 0L, 0L, 0L);
        var broken = new List<(ulong Seed, Violation Violation)>();
        var started = TimeProvider.System.GetTimestamp();
        for (var seed = first; seed < first + count; seed++)
        {
            var run = Simulation.Run(seed);
            broken.AddRange(Judge.Find(run).Select(v => (run.Setup.Seed, v)));
            steps += run.Steps;
            ops += run.History.Ops.Count;
            crashes += run.History.Crashes;
            failures += run.History.FailedCommits;
            if (count == 1)
            {
                output.WriteLine(Story.Of(run));
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} seeds from {first}: {ops} operations, {steps} steps, {crashes} crashes, {failures} failed commits, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s"));
        Assert.True(broken.Count == 0, Report(broken));
    }

    [Fact]
    public void Simulation_SameSeedTwice_IsTheSameStory()
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            Assert.Equal(Story.Of(Simulation.Run(seed)), Story.Of(Simulation.Run(seed)));
        }
    }

    private static string Report(List<(ulong Seed, Violation Violation)> broken)
    {
        var text = new StringBuilder().AppendLine(
            CultureInfo.InvariantCulture,
            $"{broken.Select(static b => b.Seed).Distinct().Count()} seeds break rules. OTPACTORS_SEED=n dotnet test tests/Simulation tells the story of one.");
        foreach (var rule in broken.GroupBy(static b => b.Violation.Rule))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{rule.Key}, {rule.Count()} times:");
            foreach (var (seed, violation) in rule.Take(ShownMax))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  seed {seed}: {violation.Text}");
            }
        }

        return text.ToString();
    }

    private static (ulong First, ulong Count) Seeds() =>
        Read("OTPACTORS_SEED") is { } one ? (one, 1) : (1, Read("OTPACTORS_SEEDS") ?? SeedsShort);

    private static ulong? Read(string variable) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : null;
}
