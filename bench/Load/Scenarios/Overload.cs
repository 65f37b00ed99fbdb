using System.Diagnostics;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// What becomes of a server that is offered ten times what it can do: first its peak in a closed loop, then the open loop at ten times that peak, then a
/// load that it can carry again.
/// </summary>
internal sealed class Overload(Target target, int seconds)
{
    /// <summary>Enough that the server's queue, not the generator's connections, is the limit.</summary>
    private const int Connections = 4_000;

    private const int PeakConnections = 512;
    private const int PeakSeconds = 10;
    private const int Times = 10;

    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(5);

    private readonly Phones _phones = new(Phones.FirstOfNow());

    public static Task RunAsync(Arguments arguments) => new Overload(Target.From(arguments), arguments.Number("seconds", 60)).MeasureAsync();

    private async Task MeasureAsync()
    {
        Run("warm-up", PeakConnections, 0, PeakSeconds);
        var (peak, _) = Run("peak", PeakConnections, 0, PeakSeconds);
        var before = await Memory.SettledAsync(target);

        var memory = new List<(double Seconds, long ResidentKiB)>();
        using var stop = new CancellationTokenSource();
        var sampling = SampleAsync(memory, stop.Token);
        var (over, work) = Run("overload", Connections, (int)(peak.PerSecond * Times), seconds);
        await stop.CancelAsync();
        await sampling;

        var (after, recovered) = Run("recovery", PeakConnections, (int)(peak.PerSecond * 0.8), PeakSeconds);
        Console.Write(OverloadReport.Write(peak, over, work, memory, before, await Memory.SettledAsync(target), after, recovered));
    }

    private (PhaseResult Result, OverloadWork Work) Run(string name, int connections, int rate, int duration)
    {
        var start = Stopwatch.GetTimestamp();
        var work = new OverloadWork(_phones, connections, () => (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        return (new PhaseRunner(target, connections).Run(name, work, TimeSpan.FromSeconds(duration), rate), work);
    }

    private async Task SampleAsync(List<(double Seconds, long ResidentKiB)> samples, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Sampling);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                samples.Add((Stopwatch.GetElapsedTime(start).TotalSeconds, ProcessUsage.Of(target.Process).ResidentKiB));
            }
        }
        catch (OperationCanceledException)
        {
            // The phase is over.
        }
    }
}
