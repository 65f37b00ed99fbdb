using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>What a check was told counts for whoever repeats that very request, and for nobody who uses its key again later.</summary>
public sealed class KeyUsedAgainTests
{
    [Fact]
    public async Task Check_KeyUsedAgainAfterItsClaimLapsed_IsAnotherCheck_A58()
    {
        using var rig = Kept();
        var sent = (await rig.SendAsync()).Value!;
        Assert.True((await rig.CheckAsync(sent.Otp, rig.Messages[0].Code, "k")).Value!.Valid);
        rig.Clock.Advance(ClaimActor.Kept);

        var again = await rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code), "k");

        Assert.Equal(RefusalCode.OtpAlreadyVerified, again.Refusal?.Code);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Check_AnswerNotKeptAndRepeated_IsCountedOnce_A59(bool right, int wrong)
    {
        using var rig = Kept();
        var sent = (await rig.SendAsync()).Value!;
        var code = right ? rig.Messages[0].Code : FlowRig.Wrong(rig.Messages[0].Code);
        rig.Actors.IsFull = static r => r is ClaimRequest.Complete;
        var first = (await rig.CheckAsync(sent.Otp, code, "k")).Value!;
        rig.Actors.IsFull = static _ => false;
        rig.Clock.Advance(ClaimActor.Lease);

        var again = (await rig.CheckAsync(sent.Otp, code, "k")).Value!;

        Assert.Equal((right, first.AttemptsRemaining), (again.Valid, again.AttemptsRemaining));
        Assert.Equal(wrong, (await rig.GetAsync(sent.Otp)).WrongChecks);
    }

    [Fact]
    public async Task Check_ClaimLostButVerdictKept_IsCountedOnce_A59()
    {
        using var rig = Kept();
        var sent = (await rig.SendAsync()).Value!;
        var times = 0;
        rig.Actors.IsLost = r => r is ClaimRequest.Open && times++ == 0;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code), "k"));
        rig.Clock.Advance(ClaimActor.Lease);

        var again = (await rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code), "k")).Value!;

        Assert.Equal(2, again.AttemptsRemaining);
        Assert.Equal(1, (await rig.GetAsync(sent.Otp)).WrongChecks);
    }

    private static FlowRig Kept()
    {
        var rig = new FlowRig();
        rig.Settings = rig.Settings with { Retention = TimeSpan.FromHours(720) };
        return rig;
    }
}
