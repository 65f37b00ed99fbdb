using OtpActors.Delivery.Health;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Tests.Routing;

public sealed class RoutingTests
{
    private static readonly SendOutcome Down = new SendOutcome.RetryLater(null, FailureScope.Provider, true, "down");
    private static readonly SendOutcome Lost = new SendOutcome.Unknown(UnknownReason.Timeout);

    public static TheoryData<SendOutcome> NotTaken =>
    [
        new SendOutcome.RetryLater(null, FailureScope.Provider, true, "connect"),
        new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "401"),
        new SendOutcome.Rejected(RejectionReason.NotOnChannel, "1"),
        new SendOutcome.Unknown(UnknownReason.ConnectionLost),
    ];

    [Fact]
    public void Pick_LowestOrder_IsFirstAndTheNextFollows()
    {
        using var host = new RouterHost([Sms("a"), Sms("b"), Sms("c")], ("a:Order", "3"), ("b:Order", "1"), ("c:Order", "2"));

        Assert.Equal("b", host.Pick()!.Name);
        Assert.Equal("c", host.Pick(tried: "b")!.Name);
        Assert.Equal("a", host.Pick(tried: ["b", "c"])!.Name);
        Assert.Null(host.Pick(tried: ["a", "b", "c"]));
    }

    [Fact]
    public void Pick_Weights_ShareTheTraffic()
    {
        using var host = new RouterHost([Sms("a"), Sms("b"), Sms("c")], ("a:Weight", "300"), ("b:Weight", "100"), ("c:Weight", "0"));

        var picked = Enumerable.Range(0, 8_000).Select(_ => host.Pick()!.Name).CountBy(static name => name).ToDictionary();

        // Seven standard deviations of a binomial of 8,000 at 3/4.
        Assert.InRange(picked["a"], 6_000 - 271, 6_000 + 271);
        Assert.Equal(8_000 - picked["a"], picked["b"]);
        Assert.Equal("c", host.Pick(tried: ["a", "b"])!.Name);
    }

    [Fact]
    public void Pick_ByPrefix_OnlyReachesItsNumbers()
    {
        using var host = new RouterHost([Sms("in"), Sms("rest")], ("in:Prefixes", "+91, +92"), ("rest:Order", "2"));

        Assert.Equal("in", host.Pick("+919876543210")!.Name);
        Assert.Equal("in", host.Pick("+923001234567")!.Name);
        Assert.Equal("rest", host.Pick("+12025550123")!.Name);
        Assert.Null(host.Pick("+12025550123", tried: "rest"));
    }

    [Fact]
    public void Pick_WorkspaceWithItsOwnProvider_NeverUsesTheHouses()
    {
        using var host = new RouterHost([Sms("house"), Sms("acme")], ("acme:Workspaces", "acme"));

        Assert.Equal("acme", host.Pick(workspace: "acme")!.Name);
        Assert.Null(host.Pick(workspace: "acme", tried: "acme"));
        Assert.Equal("house", host.Pick(workspace: "other")!.Name);
    }

    [Fact]
    public async Task Send_FirstProviderIsDead_TrafficMovesAndATrialBringsItBack()
    {
        var (a, b) = (Sms("a"), Sms("b"));
        a.Answer = static () => new(Down);
        using var host = new RouterHost([a, b], ("b:Order", "2"));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("b", (await host.SendAsync($"+44770090{i:D4}")).Provider);
        }

        Assert.Equal(HealthPolicy.FailuresInARow, a.Calls);
        Assert.Equal(ProviderState.Broken, host.Desk.List()[0].State);

        a.Answer = static () => new(new SendOutcome.Accepted("1", true));
        host.Clock.Advance(HealthPolicy.TrialAfter);
        Assert.Equal("a", (await host.SendAsync("+447700909999")).Provider);
        Assert.Equal("a", (await host.SendAsync("+447700909998")).Provider);
        Assert.Equal(ProviderState.Up, host.Desk.List()[0].State);
    }

    [Fact]
    public async Task Send_AllAreDead_NobodyIsPicked()
    {
        var (a, b) = (Sms("a"), Sms("b"));
        a.Answer = b.Answer = static () => new(Down);
        using var host = new RouterHost([a, b]);
        for (var i = 0; i < 20; i++)
        {
            Assert.Null((await host.SendAsync($"+44770090{i:D4}")).Provider);
        }

        Assert.Null(host.Pick());
        Assert.Equal(2 * HealthPolicy.FailuresInARow, a.Calls + b.Calls);
    }

    [Fact]
    public async Task Send_UnknownFate_IsRepeatedOnlyWhereRepeatsAreKnown()
    {
        var (plain, knowing) = (Sms("plain"), new FakeProvider("knowing", Channel.Sms) { KnowsRepeats = true });
        plain.Answer = knowing.Answer = static () => new(Lost);
        using var host = new RouterHost([plain, knowing], ("knowing:Prefixes", "+44"), ("plain:Order", "2"));

        Assert.Equal(("knowing", Lost), await host.SendAsync("+447700900123"));
        Assert.Equal(("plain", Lost), await host.SendAsync("+12025550123"));

        Assert.Equal((2, 1), (knowing.Calls, plain.Calls));
    }

    /// <summary>What became of the first try is as open as before: nobody else may send the message.</summary>
    [Theory]
    [MemberData(nameof(NotTaken))]
    public async Task Send_UnknownFateAndTheRepeatIsNotTaken_StaysUnknown(SendOutcome second)
    {
        var knowing = new FakeProvider("knowing", Channel.Sms) { KnowsRepeats = true };
        knowing.Answer = () => new(knowing.Calls == 1 ? Lost : second);
        using var host = new RouterHost([knowing, Sms("other")], ("other:Order", "2"));

        Assert.Equal(("knowing", Lost), await host.SendAsync("+447700900123"));
        Assert.Equal(2, knowing.Calls);
    }

    [Fact]
    public async Task Send_UnknownFateAndTheRepeatIsTaken_IsTaken()
    {
        var knowing = new FakeProvider("knowing", Channel.Sms) { KnowsRepeats = true };
        knowing.Answer = () => new(knowing.Calls == 1 ? Lost : new SendOutcome.Accepted("1", true));
        using var host = new RouterHost([knowing]);

        Assert.Equal(("knowing", new SendOutcome.Accepted("1", true)), await host.SendAsync("+447700900123"));
    }

    [Fact]
    public async Task Send_NoRoom_GoesToAnotherProviderAfterAMoment()
    {
        var held = new TaskCompletionSource<SendOutcome>();
        var (a, b) = (Sms("a"), Sms("b"));
        a.Answer = () => new(held.Task);
        using var host = new RouterHost([a, b], ("a:MaxConcurrent", "1"), ("b:Order", "2"));
        var first = host.SendAsync("+447700900001");
        var second = host.SendAsync("+447700900002");
        Assert.Equal(1, host.Desk.List()[0].UnderWay);

        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("b", (await second).Provider);
        held.SetResult(new SendOutcome.Accepted("1", true));
        Assert.Equal("a", (await first).Provider);
        Assert.Equal(0, host.Desk.List()[0].UnderWay);
    }

    [Fact]
    public async Task Send_NoRoomForTheTrial_TheNextMessageIsTheTrial()
    {
        var held = new TaskCompletionSource<SendOutcome>();
        var a = Sms("a");
        a.Answer = () => a.Calls == 1 ? new(held.Task) : new(Down);
        using var host = new RouterHost([a], ("a:MaxConcurrent", "2"));
        var first = host.SendAsync("+447700900001");
        for (var i = 0; i < HealthPolicy.FailuresInARow; i++)
        {
            await host.SendAsync($"+44770090{i:D4}");
        }

        var trial = new TaskCompletionSource<SendOutcome>();
        a.Answer = () => new(trial.Task);
        host.Clock.Advance(HealthPolicy.TrialAfter);
        var second = host.SendAsync("+447700900003");
        host.Clock.Advance(HealthPolicy.TrialLease);
        var third = host.SendAsync("+447700900004");
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null((await third).Provider);

        held.SetResult(Down);
        Assert.Null((await first).Provider);
        a.Answer = static () => new(new SendOutcome.Accepted("1", true));
        Assert.Equal("a", (await host.SendAsync("+447700900005")).Provider);
        trial.SetResult(Down);
        Assert.Null((await second).Provider);
    }

    [Fact]
    public async Task Send_FasterThanTheRate_WaitsAndThenGoesElsewhere()
    {
        var (a, b) = (Sms("a"), Sms("b"));
        using var host = new RouterHost([a, b], ("a:PerSecond", "2"), ("b:Order", "2"));
        var sending = Enumerable.Range(0, 8).Select(i => host.SendAsync($"+44770090{i:D4}")).ToArray();

        // Two at once, four within two seconds, and nobody waits longer.
        Assert.Equal(2, a.Calls);
        Assert.Equal(2, b.Calls);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(sending);
        Assert.Equal(6, a.Calls);
    }

    [Fact]
    public async Task Watch_SessionIsLostAndFound_TakesTheProviderOutAndBack()
    {
        var linked = new FakeProvider("linked", Channel.Sms) { CanBeProbed = true, Every = TimeSpan.FromSeconds(30) };
        using var host = new RouterHost([linked]);
        await host.Watch.StartAsync(CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, linked.Probes);

        linked.Session = static () => new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "unpaired");
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((ProviderState.Out, "Session (unpaired)"), (host.Desk.List()[0].State, host.Desk.List()[0].Reason));
        Assert.Null(host.Pick());

        linked.Session = static () => null;
        host.Clock.Advance(HealthPolicy.OutTrialAfter);
        Assert.Equal(ProviderState.Up, host.Desk.List()[0].State);
        Assert.NotNull(host.Pick());
        Assert.Equal(0, linked.Calls);
        await host.Watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Watch_ProbeFromBeforeTheBreak_IsNotTheTrial()
    {
        var held = new TaskCompletionSource<SendOutcome?>();
        var linked = new FakeProvider("linked", Channel.Sms) { CanBeProbed = true, Every = TimeSpan.FromSeconds(30), Ask = () => new(held.Task) };
        linked.Answer = static () => new(Down);
        using var host = new RouterHost([linked]);
        await host.Watch.StartAsync(CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        for (var i = 0; i < HealthPolicy.FailuresInARow; i++)
        {
            await host.SendAsync($"+44770090{i:D4}");
        }

        host.Clock.Advance(HealthPolicy.TrialAfter + TimeSpan.FromSeconds(1));
        held.SetResult(null);
        Assert.Equal((1, ProviderState.Broken), (linked.Probes, host.Desk.List()[0].State));

        linked.Ask = null;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((2, ProviderState.Up), (linked.Probes, host.Desk.List()[0].State));
        await host.Watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Desk_DisabledAndWeighed_IsFollowedAtOnce()
    {
        using var host = new RouterHost([Sms("a"), Sms("b")]);

        Assert.Equal((false, 100), (host.Desk.Set("a", false, null)!.Enabled, host.Desk.List()[0].Weight));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal("b", host.Pick()!.Name));
        host.Desk.Set("a", true, 1_000);
        host.Desk.Set("b", null, 0);
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal("a", host.Pick()!.Name));
        Assert.Null(host.Desk.Set("c", true, null));
    }

    private static FakeProvider Sms(string name) => new(name, Channel.Sms);
}
