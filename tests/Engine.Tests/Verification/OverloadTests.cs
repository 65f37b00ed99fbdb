using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>"Nothing was done" is only said when nothing was done (found by simulation).</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Check_RightCodeAndAFullPhone_IsToldAllTheSame()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsFull = static r => r is PhoneRequest.Apply { Command: PhoneCommand.DropHold };

        Assert.True((await rig.CheckAsync(sent.Otp, rig.Messages[0].Code)).Value!.Valid);
    }

    [Fact]
    public async Task Check_WrongCodeAndAFullPhone_IsUnknownAndChargedLater()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsFull = static r => r is PhoneRequest.Apply { Command: PhoneCommand.Charge };

        var check = rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code)).AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(11));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => check);
        Assert.Equal(1, (await rig.GetAsync(sent.Otp)).WrongChecks);
        Assert.True((await rig.GetAsync(sent.Otp)).ChargeAt <= rig.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Check_WrongCodeAndAPhoneThatIsFullForAMoment_IsTold()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsFull = static r => r is PhoneRequest.Apply { Command: PhoneCommand.Charge };
        var check = rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code)).AsTask();
        rig.Actors.IsFull = static _ => false;
        rig.Clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(2, (await check).Value!.AttemptsRemaining);
    }

    [Fact]
    public async Task Send_OutcomeCannotBeRecorded_IsUnknownAndKeepsItsKey()
    {
        using var rig = new FlowRig();
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Outcome };
        var send = rig.SendAsync("k").AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(16));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => send);
        rig.Actors.IsFull = static _ => false;

        Assert.Equal(RefusalCode.IdempotencyInProgress, (await rig.SendAsync("k")).Refusal!.Code);
        rig.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.NotNull((await rig.SendAsync("k")).Value);
        Assert.Single(rig.Messages);
    }

    [Fact]
    public async Task Send_WentNowhereAndAFullPhone_IsToldAllTheSame()
    {
        using var rig = new FlowRig { Provider = static _ => FlowRig.Down };
        rig.Actors.IsFull = static r => r is PhoneRequest.Apply { Command: PhoneCommand.Release };
        var send = rig.SendAsync().AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(RefusalCode.WhatsAppUnavailable, (await send).Refusal!.Code);
    }

    [Fact]
    public async Task Send_InAnotherOnesPlaceAndFull_KeepsTheKey()
    {
        using var rig = new FlowRig();
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Outcome };
        var died = rig.SendAsync("k").AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(46));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => died);
        rig.Actors.IsFull = static r => r is OtpRequest.Read;
        await Assert.ThrowsAsync<OverloadedException>(async () => await rig.SendAsync("k"));
        rig.Actors.IsFull = static _ => false;
        rig.Clock.Advance(TimeSpan.FromSeconds(31));

        await rig.SendAsync("k");

        Assert.Single(rig.Messages);
    }

    [Fact]
    public async Task Alarm_PhoneFull_StillFallsBack()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync(fallbackSms: true)).Value!;
        await rig.CheckAsync(sent.Otp, FlowRig.Wrong(rig.Messages[0].Code));
        rig.Actors.IsFull = static r => r is PhoneRequest.Apply { Command: PhoneCommand.Charge };
        rig.Clock.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<OverloadedException>(async () => await rig.Alarm.RingAsync(sent.Otp, CancellationToken.None));

        Assert.Equal(Channel.Sms, rig.Messages[^1].Channel);
    }

    [Fact]
    public async Task Resend_OtpQueueFull_GivesItsPlaceBack()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Resend };

        await Assert.ThrowsAsync<OverloadedException>(async () => await rig.ResendAsync(sent.Otp));

        Assert.True((await rig.PlacesAsync())[^1].Released);
    }

    [Fact]
    public async Task Send_OtpQueueFull_CostsNothingAndDoesNotPauseThePhone()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Create };
        await Assert.ThrowsAsync<OverloadedException>(async () => await rig.SendAsync());
        rig.Actors.IsFull = static _ => false;

        Assert.Equal(50, await rig.BalanceAsync());
        Assert.NotNull((await rig.SendAsync()).Value);
    }

    [Fact]
    public async Task Send_OtpAndPhoneQueueFull_CostsNothing()
    {
        using var rig = new FlowRig();
        await rig.MeterAsync(50);
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Create } or PhoneRequest.Apply { Command: PhoneCommand.Release };
        var send = rig.SendAsync().AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<OverloadedException>(() => send);

        Assert.Equal(50, await rig.BalanceAsync());
    }

    [Fact]
    public async Task Resend_OtpQueueFull_DoesNotPauseThePhone()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.IsFull = static r => r is OtpRequest.Apply { Command: OtpCommand.Resend };
        await Assert.ThrowsAsync<OverloadedException>(async () => await rig.ResendAsync(sent.Otp));
        rig.Actors.IsFull = static _ => false;

        Assert.NotNull((await rig.ResendAsync(sent.Otp)).Value);
    }

    [Fact]
    public async Task Resend_OtpEndsMeanwhile_DoesNotPauseThePhone()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Actors.After = async r =>
        {
            if (r is PhoneRequest.Apply { Command: PhoneCommand.Reserve })
            {
                rig.Actors.After = static _ => Task.CompletedTask;
                await rig.Verification.CancelAsync(WorkspaceId.Default, sent.Otp, CancellationToken.None);
            }
        };

        Assert.Equal(RefusalCode.OtpCanceled, (await rig.ResendAsync(sent.Otp)).Refusal?.Code);
        Assert.NotNull((await rig.SendAsync()).Value);
    }
}
