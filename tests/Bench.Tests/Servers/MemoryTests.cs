using OtpActors.Bench.Load.Servers;

namespace OtpActors.Bench.Tests.Servers;

public class MemoryTests
{
    [Fact]
    public void HeapIn_PrometheusText_SumsTheGenerations()
    {
        const string metrics = """
            # TYPE dotnet_gc_last_collection_heap_size_bytes gauge
            dotnet_gc_last_collection_heap_size_bytes{gc_heap_generation="gen0"} 1000 1700000000
            dotnet_gc_last_collection_heap_size_bytes{gc_heap_generation="loh"} 2.5e3
            dotnet_gc_collections_total 7
            """;

        Assert.Equal(3500, Memory.HeapIn(metrics));
    }

    [Fact]
    public void Of_OwnProcess_HasCpuAndMemory()
    {
        var usage = ProcessUsage.Of(Environment.ProcessId);

        Assert.True(usage.Cpu > TimeSpan.Zero);
        Assert.InRange(usage.AnonymousKiB, 1, usage.ResidentKiB);
    }
}
