using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

public sealed class ForgottenOtpTests
{
    [Fact]
    public async Task Send_RepeatedWhenTheDeadRequestsOtpIsNoLongerKept_IsNotFound()
    {
        using var rig = new FlowRig();
        rig.Settings = rig.Settings with { Retention = TimeSpan.FromHours(1) };
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Outcome };
        var died = rig.SendAsync("k").AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(16));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => died);
        rig.Actors.IsFull = static _ => false;
        rig.Clock.Advance(TimeSpan.FromMinutes(10));
        await rig.Alarm.RingAsync((await rig.PlacesAsync())[0].Otp, CancellationToken.None);
        rig.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(RefusalCode.OtpNotFound, (await rig.SendAsync("k")).Refusal!.Code);
        Assert.Single(rig.Messages);
    }
}
