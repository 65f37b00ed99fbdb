using System.Globalization;

namespace OtpActors.Bench.Load.Servers;

/// <summary>What a server's memory holds when it has had a moment of rest; bytes.</summary>
/// <param name="Resident">Resident memory.</param>
/// <param name="Anonymous">The part of it that no file backs.</param>
/// <param name="ManagedHeap">Managed heap after its last collection, as its metrics tell; 0 when they don't.</param>
/// <param name="Redis">Resident memory of its Redis.</param>
internal readonly record struct Memory(long Resident, long Anonymous, long ManagedHeap, long Redis)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public static async Task<Memory> SettledAsync(Target target)
    {
        await Task.Delay(Rest);
        var usage = ProcessUsage.Of(target.Process);
        var redis = target.Redis is { } process ? ProcessUsage.Of(process).ResidentKiB : 0;
        return new Memory(usage.ResidentKiB * 1024, usage.AnonymousKiB * 1024, await HeapAsync(target), redis * 1024);
    }

    /// <summary>How long the server's collections have stopped it in all, in seconds, as its metrics tell.</summary>
    public static async Task<double> PausedAsync(HttpClient client) => Sum(await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), "dotnet_gc_pause_time");

    private static async Task<long> HeapAsync(Target target)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync($"http://{target.Endpoint}/metrics");
        return answer.IsSuccessStatusCode ? HeapIn(await answer.Content.ReadAsStringAsync()) : 0;
    }

    /// <summary>Sums the generations of <c>dotnet_gc_last_collection_heap_size_bytes</c> in Prometheus text.</summary>
    internal static long HeapIn(string metrics) => (long)Sum(metrics, "dotnet_gc_last_collection_heap_size");

    /// <summary>The values of a metric, added up; they follow the labels, or the name where there are none.</summary>
    private static double Sum(string metrics, string name) => metrics.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(static line => line[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].Split(' '))
        .Sum(static words => double.Parse(words[1], CultureInfo.InvariantCulture));
}
