using OtpActors.Bench.Load.Driving;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>Runs work on fresh connections and turns what was seen into figures.</summary>
internal sealed class PhaseRunner(Target target, int connections)
{
    public Target Target { get; } = target;

    public int Connections { get; } = connections;

    public PhaseResult Run(string name, IWork work, TimeSpan duration, int rate = 0)
    {
        using var loop = new LoadLoop(Target, Connections);
        GC.Collect();
        var meter = new CpuMeter(Target);
        var seen = loop.Run(work, new Pace(rate, duration));
        var cpu = meter.SinceStart();
        var others = meter.OthersShare();
        var memory = ProcessUsage.Of(Target.Process);
        var answers = Math.Max(1, seen.Latency.Count);
        var result = new PhaseResult(
            Target.Name, name, Connections, seen.Elapsed.TotalSeconds, seen.Latency.Count,
            seen.Errors.Values.Sum(), string.Join(' ', seen.Errors.Select(error => $"{error.Key}:{error.Value}")),
            seen.Latency.Count / Math.Max(0.001, seen.Elapsed.TotalSeconds),
            seen.Latency.Percentile(0.5), seen.Latency.Percentile(0.99), seen.Latency.Percentile(0.999), seen.Latency.Max,
            cpu.Server.TotalMicroseconds / answers, cpu.Children.TotalMicroseconds / answers,
            cpu.Redis.TotalMicroseconds / answers, cpu.Load.TotalMicroseconds / answers, others,
            memory.ResidentKiB, memory.AnonymousKiB, Target.Redis is { } redis ? ProcessUsage.Of(redis).ResidentKiB : 0);
        Console.Error.WriteLine(
            $"  {Target.Name,-18} {name,-14} {result.PerSecond,8:F0}/s  p50 {result.P50,6} p99 {result.P99,6} p99.9 {result.P999,6} us"
            + $"  cpu server {result.ServerCpu + result.ChildrenCpu:F0} redis {result.RedisCpu:F0} load {result.LoadCpu:F0} us, others {result.OthersShare:P0}"
            + (result.Errors == 0 ? "" : $"  ERRORS {result.ErrorsByStatus}"));
        return result;
    }
}
