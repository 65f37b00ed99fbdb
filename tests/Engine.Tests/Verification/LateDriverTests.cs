using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>No provider is called for a message whose lease is over: its outcome counts as unknown by then.</summary>
public sealed class LateDriverTests
{
    [Theory]
    [InlineData(14_999)]
    [InlineData(15_000)]
    [InlineData(15_001)]
    [InlineData(60_000)]
    public async Task Send_PayingForTheFallbackTakesTooLong_IsNotSentAndCostsNothing(int milliseconds)
    {
        using var rig = new FlowRig { Provider = static m => m.Channel == Channel.WhatsApp ? FlowRig.Down : FlowRig.Accepted };
        await rig.MeterAsync(50);
        rig.Actors.After = r =>
        {
            if (r is AccountCommand.Charge { Id.Step: 1 })
            {
                rig.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            }

            return Task.CompletedTask;
        };

        await rig.SendAsync(fallbackSms: true);

        var late = milliseconds >= 15_000;
        Assert.Equal(late ? 1 : 2, rig.Messages.Count);
        Assert.Equal(late ? 50 : 49, await rig.BalanceAsync());
    }

    [Fact]
    public async Task Alarm_SavingTakesLong_TheProviderIsGivenUpWhenTheLeaseEnds()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync(fallbackSms: true)).Value!;
        var silent = new TaskCompletionSource<SendOutcome>();
        rig.Provider = _ => silent.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        rig.Actors.After = r =>
        {
            if (r is OtpRequest.Apply { Command: OtpCommand.Wake })
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(10));
            }

            return Task.CompletedTask;
        };

        var alarm = rig.Alarm.RingAsync(sent.Otp, CancellationToken.None).AsTask();
        rig.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        Assert.False(rig.Calls[^1].IsCancellationRequested);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((2, true), (rig.Calls.Count, rig.Calls[^1].IsCancellationRequested));

        silent.SetCanceled(rig.Calls[^1]);
        await alarm;
    }
}
