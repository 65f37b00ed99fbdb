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

    private static async Task<long> HeapAsync(Target target)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync($"http://{target.Endpoint}/metrics");
        return answer.IsSuccessStatusCode ? HeapIn(await answer.Content.ReadAsStringAsync()) : 0;
    }

    /// <summary>Sums the generations of <c>dotnet_gc_last_collection_heap_size_bytes</c> in Prometheus text.</summary>
    internal static long HeapIn(string metrics) => metrics.Split('\n')
        .Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal))
        .Sum(line => (long)double.Parse(line.Split("} ")[^1].Split(' ')[0], CultureInfo.InvariantCulture));
}
