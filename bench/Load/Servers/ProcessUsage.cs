using System.Globalization;

namespace OtpActors.Bench.Load.Servers;

/// <summary>What /proc says about one process.</summary>
/// <param name="Cpu">User and system time since its start; resolution 10 ms.</param>
/// <param name="ResidentKiB">Resident memory, KiB.</param>
/// <param name="AnonymousKiB">The part of it that is backed by no file, KiB.</param>
internal readonly record struct ProcessUsage(TimeSpan Cpu, long ResidentKiB, long AnonymousKiB)
{
    // USER_HZ, the unit of /proc/PID/stat, is 100 on every Linux architecture that .NET runs on.
    internal static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static ProcessUsage Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new ProcessUsage(CpuOf(process), KiB(status, "VmRSS:"), KiB(status, "RssAnon:"));
    }

    /// <summary>CPU time of the live children and their children, so that a server can't hide work in them.</summary>
    public static TimeSpan ChildrenOf(int process)
    {
        var sum = TimeSpan.Zero;
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            var list = Path.Combine(thread, "children");
            var children = File.Exists(list) ? File.ReadAllText(list).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            foreach (var child in children.Select(id => int.Parse(id, CultureInfo.InvariantCulture)))
            {
                sum += CpuOf(child) + ChildrenOf(child);
            }
        }
        return sum;
    }

    private static TimeSpan CpuOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        // The name in parentheses may hold spaces; what follows starts with field 3.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return Tick * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
    }

    private static long KiB(string[] status, string name)
    {
        var line = status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? "0";
        return long.Parse(line.Replace(name, "").Replace("kB", "").Trim(), CultureInfo.InvariantCulture);
    }
}
