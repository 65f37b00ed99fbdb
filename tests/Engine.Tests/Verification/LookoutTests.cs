using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Watches;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>A37: a code is only missed when its message left. Providers that are down are no toll fraud.</summary>
public sealed class LookoutTests
{
    [Fact]
    public Task Send_ProvidersDown_IsNotCounted_A37() => AssertCountedAsync(0, FlowRig.Down);

    [Fact]
    public Task Send_Refused_IsNotCounted_A37() =>
        AssertCountedAsync(0, Task.FromResult<SendOutcome>(new SendOutcome.Rejected(RejectionReason.NotOnChannel, "131026")));

    [Fact]
    public Task Send_MessageLeft_IsCounted_A37() => AssertCountedAsync(1, FlowRig.Accepted);

    [Fact]
    public Task Send_MessageMayHaveLeft_IsCounted_A37() =>
        AssertCountedAsync(1, Task.FromResult<SendOutcome>(new SendOutcome.Unknown(UnknownReason.Timeout)));

    private static async Task AssertCountedAsync(int sends, Task<SendOutcome> outcome)
    {
        using var rig = new FlowRig { Provider = _ => outcome };
        await rig.StartAsync();
        var seen = new List<WatchCount>();
        rig.Actors.IsFull = r =>
        {
            seen.AddRange(r is WatchRequest.Report report ? report.Seen.Counts : []);
            return false;
        };

        await rig.SendAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(sends, seen.Where(static c => c is { Kind: WatchKind.Country, Key: "DE" }).Sum(static c => c.Sends));
    }
}
