using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing.Webhooks;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Tests;

/// <summary>An event that is reported again is found where it is, though its page has been turned since or was never known (C4; found by simulation).</summary>
public sealed class RepeatedReportTests
{
    private const string Phone = "+99910000001";
    private LossyActors? _actors;

    [Theory]
    [InlineData(0)]
    [InlineData(Limits.PageEventsMax)]
    [InlineData(3 * Limits.PageEventsMax)]
    public async Task Report_NotConfirmedAndItsPageTurned_IsThereOnce(int meanwhile)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync(Lossy);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        _actors!.LostConfirmations = 1;
        var sent = await rig.SentAsync(Phone);
        await receiver.NextAsync();
        var shelf = rig.Services.GetRequiredService<OutboxShelf>();
        var outbox = new Outbox(WorkspaceId.Default, opened.Endpoint.Id, Outbox.ShardOf(sent.Otp));
        await shelf.AddAsync(outbox, Others(meanwhile), room: 0, again: false);

        // Asking for it tells it again.
        await rig.UntilAsync(sent.Otp, static s => !s.HasNews);

        Assert.Equal(1, await CountAsync(rig, outbox, sent.Otp));
    }

    [Fact]
    public async Task Report_InAPageThatTheOutboxDoesNotKnow_IsFoundThere()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync(Lossy);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Canceled);
        var shelf = rig.Services.GetRequiredService<OutboxShelf>();
        var outbox = new Outbox(WorkspaceId.Default, opened.Endpoint.Id, 0);
        var events = Others(Limits.PageEventsMax + 1);
        _actors!.LostTurns = 1;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await shelf.AddAsync(outbox, events, room: 0, again: false));

        // What was added to the first page is lost as well; the second is there, and nobody turned to it.
        var first = rig.Services.GetRequiredService<KeyedNames>().Page(outbox.Page(0));
        await (await _actors.AskAsync(first, new PageRequest.Apply(new PageCommand.Drop()))).Saved;
        await shelf.AddAsync(outbox, [events[^1]], room: 0, again: true);

        Assert.Equal(1, await CountAsync(rig, outbox, events[^1].Otp));
    }

    private static ImmutableArray<WebhookEvent> Others(int count) =>
    [
        .. Enumerable.Range(1, count).Select(static n => new WebhookEvent(
            new OtpId((UInt128)n), 1, OtpEventKind.Canceled, DateTimeOffset.UnixEpoch, Domain.Deliveries.Channel.WhatsApp)),
    ];

    /// <summary>How often an OTP's event stands in the first pages, whether or not the outbox knows them.</summary>
    private async Task<int> CountAsync(WebhookRig rig, Outbox outbox, OtpId otp)
    {
        var (names, count) = (rig.Services.GetRequiredService<KeyedNames>(), 0);
        for (var number = 0; number < 8; number++)
        {
            var page = await _actors!.AskAsync(names.Page(outbox.Page(number)), PageRequest.Read.Instance);
            count += page.Answer.State?.Events.Count(e => e.Event.Otp == otp) ?? 0;
        }

        return count;
    }

    private void Lossy(IServiceCollection services)
    {
        var (actors, outboxes) = (services.Last(static s => s.ServiceType == typeof(IActors)), services.Last(static s => s.ServiceType == typeof(IWebhookActors)));
        services.AddSingleton(s => _actors = new LossyActors((IActors)Make(actors, s), (IWebhookActors)Make(outboxes, s)));
        services.AddSingleton<IActors>(static s => s.GetRequiredService<LossyActors>());
        services.AddSingleton<IWebhookActors>(static s => s.GetRequiredService<LossyActors>());
    }

    private static object Make(ServiceDescriptor service, IServiceProvider services) =>
        service.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, service.ImplementationType!);
}
