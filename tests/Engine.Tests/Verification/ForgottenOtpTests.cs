using OtpActors.Domain.Identity;
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

    /// <summary>A89: the deadline and the retention decide, not the timer that records the expiry.</summary>
    [Fact]
    public async Task Anything_PastItsRetentionWhileNoTimerHasNoticedItsExpiry_IsNotFound_A89()
    {
        using var rig = new FlowRig();
        rig.Settings = rig.Settings with { Retention = TimeSpan.FromHours(1) };
        var sent = (await rig.SendAsync()).Value!;
        rig.Clock.Advance(sent.ExpiresAt + TimeSpan.FromHours(1) - rig.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.Equal(OtpPhase.Expired, (await rig.GetAsync(sent.Otp)).Phase);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var told = new[]
        {
            (await rig.Verification.GetAsync(WorkspaceId.Default, sent.Otp, CancellationToken.None)).Refusal,
            (await rig.CheckAsync(sent.Otp, rig.Messages[0].Code)).Refusal,
            (await rig.ResendAsync(sent.Otp)).Refusal,
            (await rig.Verification.CancelAsync(WorkspaceId.Default, sent.Otp, CancellationToken.None)).Refusal,
        };
        Assert.All(told, static t => Assert.Equal(RefusalCode.OtpNotFound, t?.Code));
    }
}
