using System.Collections.Frozen;

namespace OtpActors.Http.Metrics;

/// <summary>
/// The platform's instruments worth showing: memory, processor, thread pool and connections, what one looks at when something is slow; of a silo also
/// its membership, activations and reminders. Orleans counts each message in a dozen more, which cost too much to keep for a text nobody asks for.
/// </summary>
internal static class PlatformMetrics
{
    // Some of them are counters by type and gauges by nature, so their kind is told here.
    private static readonly FrozenDictionary<string, MetricKind> Kinds = new Dictionary<string, MetricKind>
    {
        ["dotnet.gc.collections"] = MetricKind.Counter,
        ["dotnet.gc.pause.time"] = MetricKind.Counter,
        ["dotnet.gc.heap.total_allocated"] = MetricKind.Counter,
        ["dotnet.gc.last_collection.heap.size"] = MetricKind.Gauge,
        ["dotnet.process.cpu.time"] = MetricKind.Counter,
        ["dotnet.process.memory.working_set"] = MetricKind.Gauge,
        ["dotnet.thread_pool.thread.count"] = MetricKind.Gauge,
        ["dotnet.thread_pool.queue.length"] = MetricKind.Gauge,
        ["dotnet.monitor.lock_contentions"] = MetricKind.Counter,
        ["dotnet.exceptions"] = MetricKind.Counter,
        ["kestrel.active_connections"] = MetricKind.Gauge,
        ["kestrel.rejected_connections"] = MetricKind.Counter,
        ["orleans-consistent-ring-size"] = MetricKind.Gauge,
        ["orleans-messaging-pings-reply-missed"] = MetricKind.Counter,
        ["orleans-grains"] = MetricKind.Gauge,
        ["orleans-catalog-activations"] = MetricKind.Gauge,
        ["orleans-catalog-activation-failed-to-activate"] = MetricKind.Counter,
        ["orleans-directory-partition-size"] = MetricKind.Gauge,
        ["orleans-reminders-active"] = MetricKind.Gauge,
        ["orleans-reminders-ticks-delivered"] = MetricKind.Counter,
        ["orleans-messaging-expired"] = MetricKind.Counter,
        ["orleans-messaging-rejected"] = MetricKind.Counter,
        ["orleans-app-requests-timedout"] = MetricKind.Counter,
        ["orleans-gateway-connected-clients"] = MetricKind.Gauge,
        ["orleans-gateway-load-shedding"] = MetricKind.Counter,
        ["orleans-client-connected-gateways"] = MetricKind.Gauge,
    }.ToFrozenDictionary();

    public static MetricKind? Find(string instrument) => Kinds.TryGetValue(instrument, out var kind) ? kind : null;
}
