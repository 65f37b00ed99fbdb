using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>Found by simulation.</summary>
public sealed class ResendFlowTests
{
    [Fact]
    public async Task Resend_KeyOfOneThatCameToNothing_TriesAgain()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        rig.Provider = static _ => FlowRig.Down;
        Assert.Equal(RefusalCode.WhatsAppUnavailable, (await rig.ResendAsync(sent.Otp, "k")).Refusal!.Code);

        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        rig.Provider = static _ => FlowRig.Accepted;

        Assert.NotNull((await rig.ResendAsync(sent.Otp, "k")).Value);
        Assert.Equal(3, rig.Messages.Count);
    }

    [Fact]
    public async Task Resend_WhileAnEarlierOneIsUnderWay_EachTellsOfItsOwnMessage()
    {
        using var rig = new FlowRig();
        var sent = (await rig.SendAsync()).Value!;
        var slow = new TaskCompletionSource<SendOutcome>();
        rig.Provider = _ => slow.Task;
        var first = rig.ResendAsync(sent.Otp).AsTask();
        rig.Provider = static _ => FlowRig.Down;
        var second = await rig.ResendAsync(sent.Otp);
        slow.SetResult(new SendOutcome.Accepted("m2", true));

        Assert.Equal("m2", (await first).Value!.MessageId);
        Assert.Equal(RefusalCode.WhatsAppUnavailable, second.Refusal!.Code);
        Assert.Equal([false, false, true], (await rig.PlacesAsync()).Select(static p => p.Released));
    }
}
