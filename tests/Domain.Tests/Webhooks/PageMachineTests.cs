using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Webhooks;

public sealed class PageMachineTests
{
    private static readonly DateTimeOffset Noon = Samples.Noon;
    private static readonly PageAddress Address = new(WorkspaceId.Default, new EndpointId(1), 0, 0);
    private static readonly TryResult Good = new(204, TimeSpan.FromMilliseconds(5));
    private static readonly TryResult Bad = new(500, TimeSpan.FromMilliseconds(5));

    [Fact]
    public void Add_EventsThatAreThere_ArePassedOver()
    {
        var page = Added(1, 2);

        var again = PageMachine.Decide(page, new PageCommand.Add(Address, [Event(2), Event(3)], 9), Noon);

        Assert.Equal([3], again.Taken.Select(static e => e.Event.Sequence));
        Assert.Equal(3, again.State!.Events.Length);
        Assert.Same(again.State, PageMachine.Decide(again.State, new PageCommand.Add(Address, [Event(1)], 9), Noon).State);
    }

    [Fact]
    public void Add_MoreThanFit_AreLeft()
    {
        var decision = PageMachine.Decide(null, new PageCommand.Add(Address, [.. Enumerable.Range(1, 40).Select(static n => Event(n))], 100), Noon);

        Assert.True(decision.State!.IsFull);
        Assert.Equal(Enumerable.Range(33, 8), decision.Left.Select(static e => e.Sequence));
        Assert.Equal(32, decision.Taken.Length);
    }

    [Fact]
    public void Add_BeyondTheRoom_IsDueAtOnce()
    {
        var decision = PageMachine.Decide(null, new PageCommand.Add(Address, [Event(1), Event(2)], 1), Noon);

        Assert.Equal([1], decision.Taken.Select(static e => e.Event.Sequence));
        Assert.Equal([Noon + PageMachine.Lease, Noon], decision.State!.Events.Select(static e => e.NextAt));
    }

    [Fact]
    public void Add_WithoutEvents_MakesNoPage() => Assert.Null(PageMachine.Decide(null, new PageCommand.Add(Address, [], 1), Noon).State);

    [Fact]
    public void Take_LeasedEvents_AreNobodyElsesUntilTheLeaseEnds_A74()
    {
        var page = Added(1);

        Assert.Empty(Take(page, Noon + PageMachine.Lease - TimeSpan.FromMilliseconds(1)).Taken);
        Assert.Single(Take(page, Noon + PageMachine.Lease).Taken);
    }

    [Fact]
    public void Take_BeyondTheRoom_StaysDueAndIsNoFailure()
    {
        var due = Noon + PageMachine.Lease;
        var decision = Take(Added(1, 2, 3), due, room: 2);

        Assert.Equal([1, 2], decision.Taken.Select(static e => e.Event.Sequence));
        Assert.Equal([due + PageMachine.Lease, due + PageMachine.Lease, due], decision.State!.Events.Select(static e => e.NextAt));
        Assert.All(decision.State.Events, static e => Assert.Equal(0, e.Failures));
    }

    [Fact]
    public void Settle_ASuccess_IsTheEnd()
    {
        var page = Settled(Added(1), 1, 1, Good, Noon);

        Assert.Equal(QueuedStatus.Delivered, page.Events[0].Status);
        Assert.Null(page.WakeAt);
        Assert.Equal(Noon + Limits.PageRetention, page.KeepUntil);
        Assert.Same(page, Settled(page, 1, 2, Bad, Noon));
        Assert.Empty(Take(page, Noon.AddDays(1)).Taken);
    }

    [Fact]
    public void Settle_TenFailures_AreFollowedByAnotherTryAndTheEleventhIsADeadLetter_A70()
    {
        var page = Added(1);
        var now = Noon;
        for (var number = 1; number <= 10; number++)
        {
            page = Settled(page, 1, number, Bad, now, jitter: number % 2);
            var pause = RetrySchedule.Pauses[number - 1];
            Assert.Equal(now + (number % 2 == 0 ? pause * 0.8 : pause * 1.2), page.Events[0].NextAt);
            Assert.Equal(page.Events[0].NextAt, page.WakeAt);
            Assert.Null(page.KeepUntil);
            now = page.Events[0].NextAt;
        }

        page = Settled(page, 1, 11, Bad, now);

        Assert.Equal(QueuedStatus.Dead, page.Events[0].Status);
        Assert.Equal(11, page.Events[0].Tries.Length);
        Assert.InRange((now - Noon).TotalHours, 60.4, 90.7);
    }

    [Fact]
    public void Settle_TheSameTryTwice_CountsOnce()
    {
        var page = Settled(Added(1), 1, 1, Bad, Noon);

        Assert.Same(page, Settled(page, 1, 1, Bad, Noon.AddSeconds(1)));
    }

    [Fact]
    public void Settle_ALateSuccessOfALapsedTry_Counts()
    {
        var page = Settled(Settled(Added(1), 1, 1, Bad, Noon), 1, 1, Good, Noon.AddSeconds(1));

        Assert.Equal(QueuedStatus.Delivered, page.Events[0].Status);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(60, 60)]
    [InlineData(86_400, 86_400)]
    [InlineData(864_000, 86_400)]
    public void Settle_RetryAfter_IsHonouredWithinADayAndNeverShortensAPause_A71(int asked, int seconds)
    {
        var page = Settled(Added(1), 1, 1, Bad with { StatusCode = 429, RetryAfter = TimeSpan.FromSeconds(asked) }, Noon);

        Assert.Equal(Noon.AddSeconds(seconds), page.Events[0].NextAt);
    }

    [Fact]
    public void Settle_Gone_IsADeadLetterAtOnce_A71()
    {
        var page = Settled(Added(1), 1, 1, Bad with { StatusCode = 410 }, Noon);

        Assert.Equal(QueuedStatus.Dead, page.Events[0].Status);
        Assert.Null(page.Events[0].Tries[0].NextAt);
    }

    [Fact]
    public void Settle_AFailedTest_IsNotTriedAgain()
    {
        var test = Event(0) with { Kind = null };
        var page = PageMachine.Decide(null, new PageCommand.Add(Address, [test], 1), Noon).State!;

        Assert.Equal(QueuedStatus.Dead, Settled(page, 0, 1, Bad, Noon).Events[0].Status);
    }

    [Fact]
    public void Bury_WhatWaits_BecomesDeadLetters()
    {
        var page = Settled(Added(1, 2), 1, 1, Good, Noon);

        var buried = PageMachine.Decide(page, new PageCommand.Bury(), Noon);

        Assert.Equal([QueuedStatus.Delivered, QueuedStatus.Dead], buried.State!.Events.Select(static e => e.Status));
        Assert.Equal(1, buried.Count);

        // One of them was just being tried: a failure changes nothing, a success does.
        Assert.Equal(QueuedStatus.Dead, Settled(buried.State, 2, 1, Bad, Noon).Events[1].Status);
        Assert.Equal(QueuedStatus.Delivered, Settled(buried.State, 2, 1, Good, Noon).Events[1].Status);
    }

    [Fact]
    public void Replay_Since_BringsBackWhatDoesNotWait_A72()
    {
        var page = Added(1, 2, 3);
        page = Settled(page, 1, 1, Good, Noon);
        page = Settled(page, 2, 1, Bad with { StatusCode = 410 }, Noon);
        var at = Noon.AddHours(1);

        var replayed = PageMachine.Decide(page, new PageCommand.Replay(Noon.AddSeconds(2), at), Noon.AddMinutes(1));

        Assert.Equal(1, replayed.Count);
        Assert.Equal([QueuedStatus.Delivered, QueuedStatus.Waiting, QueuedStatus.Waiting], replayed.State!.Events.Select(static e => e.Status));
        Assert.Equal((at, 1, 0), (replayed.State.Events[1].NextAt, replayed.State.Events[1].Number, replayed.State.Events[1].Failures));

        // It starts over with the schedule, but not with its numbers.
        var again = Settled(replayed.State, 2, 2, Bad, at).Events[1];
        Assert.Equal((2, at.AddSeconds(5)), (again.Number, again.NextAt));
    }

    [Fact]
    public void Drop_APage_TellsHowManyEventsAreLost()
    {
        var page = Settled(Added(1, 2, 3), 1, 1, Good, Noon);

        var dropped = PageMachine.Decide(page, new PageCommand.Drop(), Noon);

        Assert.Null(dropped.State);
        Assert.Equal(2, dropped.Count);
    }

    [Fact]
    public void Tries_HoweverMany_OnlyTheLatestAreKept()
    {
        var page = Added(1);
        var number = 0;
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 11; i++)
            {
                page = Settled(page, 1, ++number, Bad, Noon);
            }

            page = PageMachine.Decide(page, new PageCommand.Replay(Noon, Noon), Noon).State!;
        }

        Assert.Equal(Enumerable.Range(44, 12), page.Events[0].Tries.Select(static t => t.Number));
    }

    [Fact]
    public void After_Jitter_SpreadsEndpointsOverTheWholeRange_A70()
    {
        var pauses = Enumerable.Range(0, 1_001).Select(static i => RetrySchedule.After(3, i / 1_000.0)!.Value).ToList();

        Assert.Equal(TimeSpan.FromMinutes(4), pauses[0]);
        Assert.Equal(TimeSpan.FromMinutes(6), pauses[^1]);
        Assert.Equal(1_001, pauses.Distinct().Count());
        Assert.Null(RetrySchedule.After(11, 0));
    }

    private static WebhookEvent Event(int sequence) =>
        new(Samples.Otp(1), sequence, OtpEventKind.Sent, Noon.AddSeconds(sequence), Channel.Sms);

    private static PageState Added(params int[] sequences) =>
        PageMachine.Decide(null, new PageCommand.Add(Address, [.. sequences.Select(Event)], 9), Noon).State!;

    private static PageDecision Take(PageState page, DateTimeOffset now, int room = 9) => PageMachine.Decide(page, new PageCommand.Take(room), now);

    private static PageState Settled(PageState page, int sequence, int number, TryResult result, DateTimeOffset now, double jitter = 0.5) =>
        PageMachine.Decide(page, new PageCommand.Settle(Samples.Otp(1), sequence, number, result, jitter), now).State!;
}
