using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing.Webhooks;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Tests;

/// <summary>What is lost on the way comes again, and what was erased does not (A90, A93, C4).</summary>
public sealed class LossTests
{
    private const string Phone = "+99910000001";
    private const int Burst = 800;

    [Fact]
    public async Task Events_WhoseReporterDied_AreReportedByTheOtpsOwnAlarm_A93()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        await rig.SubscribeAsync(receiver, WebhookTopics.Sent | WebhookTopics.Verified);
        await rig.Services.GetRequiredService<EventReporter>().StopAsync(CancellationToken.None);

        var sent = await rig.SentAsync(Phone);
        await rig.CheckAsync(sent.Otp, rig.Received(Phone));
        Assert.True((await rig.GetAsync(sent.Otp)).HasNews);
        await rig.RestartAsync(OtpPolicy.Standard.ReportAfter);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var events = new[] { await receiver.NextAsync(), await receiver.NextAsync() };

        Assert.Equal(["otp.sent", "otp.verified"], events.Select(static e => e.Event).Order());
        await rig.UntilAsync(sent.Otp, static s => s is { HasNews: false, ReportAt: null });
    }

    [Fact]
    public async Task Events_InTheOutbox_OutliveARestart_A93()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 503);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone);
        var first = await receiver.NextAsync();
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);

        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 204);
        await rig.RestartAsync(TimeSpan.FromHours(5));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first.Id, (await receiver.NextAsync()).Id);
    }

    [Fact]
    public async Task Report_RepeatedAfterACrash_IsFoundInThePage_C4()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        var sent = await rig.SentAsync(Phone);
        await receiver.NextAsync();
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);

        var shelf = rig.Services.GetRequiredService<OutboxShelf>();
        var told = (await rig.GetAsync(sent.Otp)).Events[0];
        var outbox = new Outbox(WorkspaceId.Default, opened.Endpoint.Id, Outbox.ShardOf(sent.Otp));
        var taken = await shelf.AddAsync(
            outbox, [new WebhookEvent(sent.Otp, told.Sequence, told.Kind, told.At, Domain.Deliveries.Channel.WhatsApp)], room: 5, again: true);

        Assert.Empty(taken);
    }

    [Fact]
    public async Task Page_OfAPhonesEvents_HoldsNoNumberAndNoMetadata_A90()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 503);
        var opened = await rig.SubscribeAsync(receiver);
        var sent = await rig.SentAsync(Phone, static r => r with { Metadata = """{"secret":"tulip"}""", ClientReference = "tulip" });
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);

        var page = rig.Services.GetRequiredService<KeyedNames>().Page(
            new PageAddress(WorkspaceId.Default, opened.Endpoint.Id, Outbox.ShardOf(sent.Otp), 0));
        var state = (await rig.Services.GetRequiredService<IWebhookActors>().AskAsync(page, PageRequest.Read.Instance)).Answer.State!;
        var to = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new Engine.Storage.StateWriter(to);
        new PageActor().Write(state, ref writer);
        var text = System.Text.Encoding.Latin1.GetString(to.WrittenSpan);

        Assert.Single(state.Events);
        Assert.DoesNotContain("9991000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tulip", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_WhenTheOtpIsNoLongerKept_TellsWhatIsLeft_A90()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        rig.Workspaces.Settings = rig.Workspaces.Settings with { Retention = TimeSpan.FromMinutes(1) };
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 503);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Verified);
        var sent = await rig.SentAsync(Phone, static r => r with { Metadata = """{"a":1}""", ClientReference = "c" });
        await rig.CheckAsync(sent.Otp, rig.Received(Phone));
        var first = await receiver.NextAsync();
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);

        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 204);
        await rig.RestartAsync(TimeSpan.FromHours(1));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await receiver.NextAsync();

        Assert.Equal(Phone, first.Data("phone").GetString());
        Assert.Equal(first.Id, late.Id);
        string[] forgotten = ["phone", "metadata", "client_reference"];
        Assert.All(forgotten, name => Assert.Equal(System.Text.Json.JsonValueKind.Null, late.Data(name).ValueKind));
        Assert.Equal(sent.Otp.ToString(), late.Data("otp_id").GetString());
        Assert.Equal(first.Data("verified_at").GetString(), late.Data("verified_at").GetString());
    }

    [Fact]
    public async Task Burst_LargerThanALane_ArrivesWholeWithoutAnyPause()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        var release = new TaskCompletionSource();
        receiver.Answer = (_, _) => release.Task;

        for (var i = 0; i < Burst; i += 50)
        {
            await Task.WhenAll(Enumerable.Range(i, 50).Select(n => Task.Run(async () => await rig.SentAsync($"+9991000{n:D4}"))));
        }

        release.SetResult();
        var arrived = new HashSet<string>();
        while (arrived.Count < Burst)
        {
            // A minute is a lease: nothing may wait for one to end.
            rig.Clock.Advance(TimeSpan.FromMilliseconds(10));
            arrived.Add((await receiver.NextAsync()).Id);
        }

        Assert.Equal(Burst, receiver.All.Count);
    }

    [Fact]
    public async Task Backlog_OfSeveralPages_ArrivesWholeWhenTheReceiverIsBack_C20()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 503);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        var sent = new HashSet<string>();
        for (var i = 0; i < 300; i++)
        {
            sent.Add((await rig.SentAsync($"+9991000{i:D4}")).Otp.ToString());
        }

        foreach (var otp in sent)
        {
            Assert.True(OtpId.TryParse(otp, out var id));
            await rig.UntilAsync(id, static s => !s.HasNews);
        }

        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 204);
        var arrived = new HashSet<string>();
        for (var hours = 0; hours < 100 && arrived.Count < sent.Count; hours += 1)
        {
            await rig.RestartAsync(TimeSpan.FromHours(1));
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await rig.DeliveriesAsync(opened.Endpoint.Id, static d => d.Count > 0);
            arrived = [.. receiver.All.Where(w => sent.Contains(w.Data("otp_id").GetString()!)).Select(static w => w.Data("otp_id").GetString()!)];
        }

        Assert.Equal(sent.Count, arrived.Count);
    }
}
