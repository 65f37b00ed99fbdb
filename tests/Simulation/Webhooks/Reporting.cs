using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Scheduling;
using OtpActors.Webhooks;
using OtpActors.Webhooks.Addresses;
using OtpActors.Webhooks.Dispatch;
using OtpActors.Webhooks.Endpoints;
using OtpActors.Webhooks.Outboxes;
using OtpActors.Webhooks.Sending;
using OtpActors.Webhooks.Telemetry;

namespace OtpActors.Simulation.Tests.Webhooks;

/// <summary>The real reporter in a simulated process: it fills the outboxes, and nobody empties them.</summary>
internal static class Reporting
{
    private static readonly WebhooksOptions Options = new();

    private static readonly WebhookMetrics Metrics =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());

    /// <summary>Starts one.</summary>
    public static IOtpEvents Start(IServiceProvider services, Process process)
    {
        var (actors, outboxes, names, clock) = (
            services.GetRequiredService<IActors>(), services.GetRequiredService<IWebhookActors>(), services.GetRequiredService<KeyedNames>(), services.GetRequiredService<TimeProvider>());
        var directory = new EndpointDirectory(outboxes, names, clock);
        var courier = new Courier(
            actors, outboxes, names, directory, new WebhookSender(new SystemResolver(), Options, clock), Options, Metrics, clock, NullLogger<Courier>.Instance);
        var dispatcher = new Dispatcher(outboxes, directory, courier, Options, NullLogger<Dispatcher>.Instance);

        // A closed one takes nothing from the pages.
        _ = dispatcher.CloseAsync();
        var reporter = new EventReporter(actors, directory, new OutboxShelf(outboxes, names, Metrics, NullLogger<OutboxShelf>.Instance), dispatcher, clock, NullLogger<EventReporter>.Instance);
        process.Run(() => _ = reporter.RunAsync(CancellationToken.None));
        return reporter;
    }

    /// <summary>Reads all outboxes.</summary>
    public static async Task ReadAsync(IWebhookActors outboxes, KeyedNames names, List<Report> reports)
    {
        var shelf = new OutboxShelf(outboxes, names, Metrics, NullLogger<OutboxShelf>.Instance);
        foreach (var endpoint in Subscribers.All.Endpoints)
        {
            for (var shard = 0; shard < Limits.OutboxShards; shard++)
            {
                await foreach (var (_, page) in shelf.PagesAsync(new Outbox(WorkspaceId.Default, endpoint.Id, shard), Limits.OutboxPagesMax))
                {
                    reports.AddRange(page.Events.Select(e => new Report(endpoint.Id, e.Event.Otp, e.Event.Sequence, e.Event.Kind)));
                }
            }
        }
    }
}
