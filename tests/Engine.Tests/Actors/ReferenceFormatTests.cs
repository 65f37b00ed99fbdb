using OtpActors.Engine.Actors;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Actors;

public sealed class ReferenceFormatTests
{
    /// <summary>What version 1 wrote for <see cref="Golden"/>. Never changes: later builds must read it.</summary>
    private const string GoldenHex =
        "0180c48299a03402efcdab00000000000600000000000000efcdab00000000000700000000000000";

    private static readonly ReferenceActor Actor = new();

    private static ReferenceState Golden => new([Samples.Otp(6), Samples.Otp(7)], Samples.Noon.AddDays(1));

    [Fact]
    public void Write_TheGoldenReference_GivesTheGoldenBytes_A98() =>
        Assert.Equal(GoldenHex, Convert.ToHexStringLower(Stored.Write(Actor, Golden)));

    [Fact]
    public void Read_TheGoldenBytes_GivesTheGoldenReference_A98()
    {
        var read = Stored.Read(Actor, Convert.FromHexString(GoldenHex));

        Assert.Equal(Golden.Otps, read.Otps.AsEnumerable());
        Assert.Equal(Golden.KeepUntil, read.KeepUntil);
    }

    [Fact]
    public void Read_DamagedBytes_IsRefusedOrCanBeWorkedWith_A99() => Stored.AssertSurvivesDamage(
        Actor, Golden, static state => Actor.Decide(state, new ReferenceRequest.Add(Samples.Otp(8), TimeSpan.FromHours(24)), Samples.Noon));
}
