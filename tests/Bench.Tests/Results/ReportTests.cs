using OtpActors.Bench.Load.Results;

namespace OtpActors.Bench.Tests.Results;

public class ReportTests
{
    [Fact]
    public void Write_ThreeTurnsOfTwoServers_ShowsMediansAndTheirRatio()
    {
        var phases = new[] { 100.0, 900, 300 }.Select(speed => Result("express", speed))
            .Concat(new[] { 900.0, 1200, 100 }.Select(speed => Result("otpactors", speed)));

        var text = new Report([.. phases], [new("express", 200, true, 200, 1)]).Write();

        Assert.Contains("| express | 300 | 100 to 900 |", text, StringComparison.Ordinal);
        Assert.Contains("| otpactors | 900 | 100 to 1,200 |", text, StringComparison.Ordinal);
        Assert.Contains("| send | 3.00 x, p99 1.00 x |", text, StringComparison.Ordinal);
        Assert.Contains("| express | 200 | **accepted** | 200 | 1 |", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.5, true)]
    public void Write_BusyMachine_SaysThatItIsNoResult(double othersShare, bool warned)
    {
        var text = new Report([Result("express", 100) with { OthersShare = othersShare }], []).Write();

        Assert.Equal(warned, text.Contains("Not to be quoted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    public void Median_OddAndEven_IsTheMiddle(double[] values, double middle) => Assert.Equal(middle, Median.Of(values));

    private static PhaseResult Result(string server, double perSecond) =>
        new(server, "send", 64, 1, 1, 0, "", perSecond, 1, 2, 3, 4, 5, 0, 0, 0, 0, 1024, 1024, 0);
}
