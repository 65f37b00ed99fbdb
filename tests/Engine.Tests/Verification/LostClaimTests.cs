using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>The commit of a claim can fail while what it caused is kept: the key is claimed again, so that a repeat finds it (found by simulation).</summary>
public sealed class LostClaimTests
{
    [Fact]
    public async Task Send_ClaimLostButOtpKept_IsNotMadeTwice()
    {
        using var rig = new FlowRig();
        var times = 0;
        rig.Actors.IsLost = r => r is ClaimRequest.Open && times++ == 0;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync("k"));

        Assert.Equal(RefusalCode.IdempotencyInProgress, (await rig.SendAsync("k")).Refusal!.Code);
        rig.Clock.Advance(TimeSpan.FromSeconds(31));

        var repeated = await rig.SendAsync("k");
        Assert.Equal(Assert.Single(await rig.PlacesAsync()).Otp, repeated.Value!.Otp);
    }
}
