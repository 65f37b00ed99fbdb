using OtpActors.History.Clusters;
using OtpActors.History.Judging;

namespace OtpActors.History.Tests;

public sealed class ConsoleOptionsTests
{
    [Fact]
    public void Parse_Server_TellsShortWindows()
    {
        var options = ConsoleOptions.Parse(["--server", "run me", "--data", "d", "--kills", "3", "--seed", "9", "--env", "A=b=c"]);

        Assert.Equal(("run me", "d", 3, 9), (options.ServerCommand, options.DataFolder, options.Kills, options.Seed));
        Assert.Equal("b=c", options.Environment["A"]);
        Assert.Equal("1/2s,5/30s", string.Join(',', options.Rules.Windows));
    }

    [Fact]
    public void Parse_Cluster_ReadsItsFaults()
    {
        var cluster = ConsoleOptions.Parse(["--cluster", "run me", "--data", "d", "--faults", "2", "--kinds", "RedisAway,siloKilled", "--freeze", "7"]).Cluster!;

        Assert.Equal(("run me", "d", 2, 3), (cluster.Command, cluster.Folder, cluster.Faults, cluster.Silos));
        Assert.Equal([FaultKind.RedisAway, FaultKind.SiloKilled], cluster.Kinds);
        Assert.Equal((7, 30), (cluster.Freeze.TotalSeconds, cluster.Outage.TotalSeconds));
    }

    [Fact]
    public void Parse_Url_JudgesTheDefaultWindows() => Assert.Equal(
        PhoneWindow.ParseList("1/60s,5/1h"),
        ConsoleOptions.Parse(["--url", "http://127.0.0.1:8080", "--key", "k"]).Rules.Windows);

    [Theory]
    [InlineData("--odd", "1")]
    [InlineData("--kills", "many")]
    [InlineData("--kills")]
    [InlineData("--env", "A")]
    [InlineData("--cluster", "run me")]
    [InlineData("--cluster", "run me", "--data", "d", "--kinds", "Flood")]
    public void Parse_WrongOption_Throws(params string[] arguments) =>
        Assert.Throws<FormatException>(() => ConsoleOptions.Parse(arguments));
}
