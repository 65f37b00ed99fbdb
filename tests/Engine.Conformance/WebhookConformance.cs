using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using Xunit;

namespace OtpActors.Engine.Conformance;

/// <summary>What every engine must do with the actors of webhooks.</summary>
public abstract class WebhookConformance
{
    /// <summary>How long, in real time, to wait for what follows from one step of the clock. Reached at steps from which nothing follows.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);
    private static readonly PageAddress Address = new(WorkspaceId.Default, new EndpointId(5), 1, 0);
    private static readonly PageKey Page = new((UInt128)11 << 90 | 17);

    protected abstract Task<EngineRig> StartAsync();

    [Fact]
    public async Task Endpoints_WhatWasAnswered_OutlivesARestart_A92()
    {
        await using var rig = await StartAsync();
        var key = new EndpointsKey((UInt128)3 << 90 | 1);
        var added = await rig.WebhookActors.AskAsync(
            key, new EndpointsRequest.Apply(new EndpointsCommand.Add(new EndpointId(5), "https://example.com/", WebhookTopics.All, 9)));
        await added.Saved;

        await rig.RestartAsync();
        var read = await rig.WebhookActors.AskAsync(key, EndpointsRequest.Read.Instance);

        Assert.Equal(added.Answer.State.Endpoints, read.Answer.State.Endpoints.AsEnumerable());
    }

    [Fact]
    public async Task Outbox_ManyFindTheSamePageFull_ItIsTurnedOnce()
    {
        await using var rig = await StartAsync();
        var key = new OutboxKey((UInt128)4 << 90 | 1);

        var turns = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            var turn = await rig.WebhookActors.AskAsync(key, new OutboxRequest.Turn(0));
            await turn.Saved;
            return turn.Answer;
        })));
        await rig.RestartAsync();

        Assert.Single(turns, static t => t.Begun);
        Assert.All(turns, static t => Assert.Equal(1, t.Last));
        Assert.Equal(1, (await rig.WebhookActors.AskAsync(key, OutboxRequest.Read.Instance)).Answer.Last);
    }

    [Fact]
    public async Task Page_ManyAddAtOnce_EveryEventIsThereOnce()
    {
        await using var rig = await StartAsync();
        var events = Enumerable.Range(1, Limits.PageEventsMax).Select(n => Event(n, rig.Clock.Now)).ToList();

        var answers = await Task.WhenAll(events.Concat(events).Select(e => Task.Run(async () =>
        {
            var added = await rig.WebhookActors.AskAsync(Page, new PageRequest.Apply(new PageCommand.Add(Address, [e], 1)));
            await added.Saved;
            return added.Answer;
        })));
        await rig.RestartAsync();
        var page = (await rig.WebhookActors.AskAsync(Page, PageRequest.Read.Instance)).Answer.State!;

        Assert.Equal(events.Count, answers.Sum(static a => a.Taken.Length));
        Assert.Equal(events, page.Events.Select(static e => e.Event).OrderBy(static e => e.Sequence));
    }

    [Fact]
    public async Task Page_WhoseTimeHasCome_IsRung_AlsoAfterARestart()
    {
        await using var rig = await StartAsync();
        var added = await rig.WebhookActors.AskAsync(Page, new PageRequest.Apply(new PageCommand.Add(Address, [Event(1, rig.Clock.Now)], 1)));
        await added.Saved;
        rig.Clock.Advance(PageMachine.Lease - TimeSpan.FromSeconds(1));
        Assert.False(rig.PageAlarm.HasRung);

        await rig.RestartAsync();
        Assert.Equal(Page, await RungAsync(rig));

        // Nothing was done about it: it rings again.
        Assert.Equal(Page, await RungAsync(rig));
    }

    /// <summary>Moves the clock in small steps, three minutes at most, until it rings: what an engine has to read again first takes its time.</summary>
    private static async Task<PageKey?> RungAsync(EngineRig rig)
    {
        for (var step = 0; step < 18; step++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(10));
            if (await rig.PageAlarm.NextAsync(Step) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    private static WebhookEvent Event(int sequence, DateTimeOffset at) =>
        new(new OtpId((UInt128)77 << 64 | 5), sequence, OtpEventKind.Sent, at, Channel.Sms);
}
