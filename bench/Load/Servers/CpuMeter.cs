using System.Diagnostics;
using System.Globalization;

namespace OtpActors.Bench.Load.Servers;

/// <summary>CPU time spent by the server, its children, its Redis, this generator and the whole machine since the meter was made.</summary>
internal sealed class CpuMeter(Target target)
{
    // cpu user nice system idle iowait irq softirq steal; idle and iowait are not work.
    private static readonly int[] WorkFields = [1, 2, 3, 6, 7, 8];

    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private readonly CpuTimes _start = Read(target);

    public CpuTimes SinceStart()
    {
        var now = Read(target);
        return new CpuTimes(
            now.Server - _start.Server, now.Children - _start.Children, now.Redis - _start.Redis, now.Load - _start.Load,
            now.Machine - _start.Machine);
    }

    /// <summary>Share (0 to 1) of all cores that went to anything but the measured processes: above some percent, repeat the run.</summary>
    public double OthersShare()
    {
        var spent = SinceStart();
        var others = spent.Machine - spent.Server - spent.Children - spent.Redis - spent.Load;
        return Math.Max(0, others / Stopwatch.GetElapsedTime(_startedAt) / Environment.ProcessorCount);
    }

    private static CpuTimes Read(Target target) => new(
        ProcessUsage.Of(target.Process).Cpu,
        ProcessUsage.ChildrenOf(target.Process),
        target.Redis is { } redis ? ProcessUsage.Of(redis).Cpu : TimeSpan.Zero,
        ProcessUsage.Of(Environment.ProcessId).Cpu,
        MachineBusy());

    private static TimeSpan MachineBusy()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = WorkFields.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture));
        return ProcessUsage.Tick * ticks;
    }
}
