using System.Diagnostics;
using System.Globalization;
using OtpActors.Bench.Load.Servers;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// What one workspace can learn of another, and do to it: whether a foreign OTP's id answers in the same time as one that never existed (A32), and how
/// much slower a quiet workspace gets while another sends at a hundred times its quota (A52). Against a running server.
/// </summary>
internal static class Tenants
{
    private const int Quota = 10;
    private const int QuietPerSecond = 50;
    private const int Turns = 5;

    /// <summary>Beyond this the two samples differ (A17's threshold).</summary>
    private const double WelchMax = 4.5;

    private static readonly TimeSpan TurnSpan = TimeSpan.FromSeconds(4);

    /// <exception cref="InvalidOperationException">The server refuses what this needs.</exception>
    public static async Task RunAsync(Arguments arguments)
    {
        using var api = new TenantApi(arguments.Find("url") ?? "http://localhost:8080", arguments.Text("admin-key"));
        var quiet = await api.WorkspaceAsync("bench-quiet", 0);
        var noisy = await api.WorkspaceAsync("bench-noisy", Quota);
        await TellTimesAsync(api, quiet, noisy, arguments.Number("samples", 10_000));
        await TellNeighboursAsync(api, quiet, noisy);
    }

    private static async Task TellTimesAsync(TenantApi api, string owner, string stranger, int samples)
    {
        var foreign = await api.SendAsync(owner, Phone(1, 0)) ?? throw new InvalidOperationException("The first send was refused.");
        var unknown = foreign[..^6] + (foreign[^6..] == "000000" ? "111111" : "000000");
        var times = (Foreign: new List<double>(samples), Unknown: new List<double>(samples));
        for (var n = 0; n < samples + 500; n++)
        {
            // In turns, so that whatever else the machine does hits both.
            var a = await TimeAsync(() => api.GetAsync(stranger, n % 2 == 0 ? foreign : unknown));
            var b = await TimeAsync(() => api.GetAsync(stranger, n % 2 == 0 ? unknown : foreign));
            if (n >= 500)
            {
                times.Foreign.Add(n % 2 == 0 ? a : b);
                times.Unknown.Add(n % 2 == 0 ? b : a);
            }
        }

        var welch = Welch(times.Foreign, times.Unknown);
        Tell($"foreign id: median {Quantile(times.Foreign, 0.5):F1} us; unknown id: median {Quantile(times.Unknown, 0.5):F1} us; {samples} each, slowest tenth left out");
        Tell($"Welch t = {welch:F2}: {(Math.Abs(welch) < WelchMax ? "not told apart" : "TOLD APART")} (limit {WelchMax})");
    }

    private static async Task TellNeighboursAsync(TenantApi api, string quiet, string noisy)
    {
        var alone = new List<double>();
        var beside = new List<double>();
        for (var turn = 0; turn < 2 * Turns; turn++)
        {
            using var end = new CancellationTokenSource(TurnSpan);
            var noise = turn % 2 == 1 ? NoiseAsync(api, noisy, turn, end.Token) : Task.CompletedTask;
            var latencies = await PaceAsync(api, quiet, turn, end.Token);
            await noise;
            (turn % 2 == 1 ? beside : alone).Add(Quantile(latencies, 0.99));
        }

        var (before, during) = (Quantile(alone, 0.5), Quantile(beside, 0.5));
        Tell($"quiet workspace, {QuietPerSecond} sends/s: p99 {before / 1000:F1} ms alone, {during / 1000:F1} ms beside one at {100 * Quota} sends/s of {Quota} allowed (medians of {Turns} turns)");
        Tell($"ratio {during / before:F2} (goal below 1.25; the generator shares the machine)");
    }

    private static async Task<List<double>> PaceAsync(TenantApi api, string key, int turn, CancellationToken end)
    {
        var latencies = new List<double>();
        var start = Stopwatch.GetTimestamp();
        for (var n = 0; !end.IsCancellationRequested; n++)
        {
            // Due at a fixed rate: a stall shows in every send that waited behind it.
            var due = TimeSpan.FromSeconds((double)n / QuietPerSecond);
            if (due > Stopwatch.GetElapsedTime(start))
            {
                await Task.Delay(due - Stopwatch.GetElapsedTime(start), CancellationToken.None);
            }

            await api.SendAsync(key, Phone(turn, n));
            latencies.Add((Stopwatch.GetElapsedTime(start) - due).TotalMicroseconds);
        }

        return latencies;
    }

    private static Task NoiseAsync(TenantApi api, string key, int turn, CancellationToken end) => Task.WhenAll(Enumerable.Range(0, 8).Select(async lane =>
    {
        var start = Stopwatch.GetTimestamp();
        for (var n = 0; !end.IsCancellationRequested; n++)
        {
            var due = TimeSpan.FromSeconds(n * 8.0 / (100 * Quota));
            if (due > Stopwatch.GetElapsedTime(start))
            {
                await Task.Delay(due - Stopwatch.GetElapsedTime(start), CancellationToken.None);
            }

            await api.SendAsync(key, Phone(50 + turn, (lane * 100_000) + n));
        }
    }));

    private static async Task<double> TimeAsync(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static double Welch(List<double> a, List<double> b)
    {
        var (meanA, varianceA, countA) = Moments(a);
        var (meanB, varianceB, countB) = Moments(b);
        return (meanA - meanB) / Math.Sqrt((varianceA / countA) + (varianceB / countB));
    }

    private static (double Mean, double Variance, int Count) Moments(List<double> sample)
    {
        var cut = Quantile(sample, 0.9);
        var kept = sample.Where(t => t <= cut).ToArray();
        var mean = kept.Average();
        return (mean, kept.Sum(t => (t - mean) * (t - mean)) / (kept.Length - 1), kept.Length);
    }

    private static double Quantile(List<double> sample, double quantile) =>
        sample.Order().ElementAt(Math.Min(sample.Count - 1, (int)(quantile * sample.Count)));

    private static string Phone(int turn, int number) => string.Create(CultureInfo.InvariantCulture, $"+9991{turn:D3}{number:D7}");

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
