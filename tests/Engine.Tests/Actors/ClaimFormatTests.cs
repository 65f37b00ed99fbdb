using OtpActors.Engine.Actors;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Actors;

public sealed class ClaimFormatTests
{
    /// <summary>What version 1 wrote for <see cref="Golden"/>. Never changes: later builds must read it.</summary>
    private const string GoldenHex =
        "01f6ffffffffffffffffffffffffffffffefcdab0000000000040000000000000091e4d0b287d3aeeefe01b0f6eaef9f3480c48299a034030900ff";

    private static readonly ClaimActor Actor = new();

    private static ClaimState Golden => new(
        UInt128.MaxValue - 9, Samples.Otp(4), 0xFEDC_BA98_7654_3211, Samples.Noon.AddSeconds(30), Samples.Noon.AddDays(1), [9, 0, 255]);

    [Fact]
    public void Write_TheGoldenClaim_GivesTheGoldenBytes_A98() =>
        Assert.Equal(GoldenHex, Convert.ToHexStringLower(Stored.Write(Actor, Golden)));

    [Fact]
    public void Read_TheGoldenBytes_GivesTheGoldenClaim_A98()
    {
        var read = Stored.Read(Actor, Convert.FromHexString(GoldenHex));

        Assert.Equal(Golden.Answer, read.Answer.AsEnumerable());
        Assert.Equal(Golden with { Answer = [] }, read with { Answer = [] });
    }

    [Fact]
    public void Read_DamagedBytes_IsRefusedOrCanBeWorkedWith_A99() => Stored.AssertSurvivesDamage(
        Actor,
        Golden,
        static state => Actor.Decide(state, new ClaimRequest.Open(UInt128.MaxValue - 9, Samples.Otp(5), 1), Samples.Noon));
}
