using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// Sends through one provider at a fixed rate, while a thousand others go to a second one, which hangs in every second turn. The first is to keep its pace
/// and the server its size: the medians over the turns are compared.
/// </summary>
internal sealed class ProviderHang : IDisposable
{
    /// <summary>Within the time that a call may take: so all of them hang at once before the breaker opens.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(9);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RecoveryMax = TimeSpan.FromMinutes(3);

    private readonly Target _target;
    private readonly ProviderServer _provider;
    private readonly HttpClient _client;
    private readonly Phones _phones = new(Phones.FirstOfNow());
    private readonly Phones _others = new(Phones.FirstOfNow(), Phones.Silent);
    private readonly int _rate;
    private readonly int _seconds;
    private readonly int _slowSends;

    private ProviderHang(Target target, Arguments arguments)
    {
        _target = target;
        _provider = new ProviderServer(arguments.Number("provider-port"));
        _client = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10), PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = new Uri($"http://{target.Endpoint}") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", target.Key);
        _rate = arguments.Number("rate", 500);
        _seconds = arguments.Number("seconds", 20);
        _slowSends = arguments.Number("slow-sends", 1_000);
    }

    public static async Task RunAsync(Arguments arguments)
    {
        using var scenario = new ProviderHang(Target.From(arguments), arguments);
        new PhaseRunner(scenario._target, 64).Run("warm-up", new SendWork(scenario._phones, null, 64), WarmUp);
        await scenario.TurnAsync(hanging: false);
        await scenario.TurnAsync(hanging: true);
        var turns = new List<HangTurn>();
        for (var turn = 0; turn < 2 * arguments.Number("turns", 3); turn++)
        {
            turns.Add(await scenario.TurnAsync(hanging: turn % 2 == 1));
        }

        Console.Write(Write(turns));
    }

    public void Dispose()
    {
        _client.Dispose();
        _provider.Dispose();
    }

    private static string Write(List<HangTurn> turns)
    {
        var text = new System.Text.StringBuilder("| turn | sends beside | errors | p50 ms | p99 ms | hung | collections ms | resident MiB: before, most, after | other load |\n|---|---:|---:|---:|---:|---:|---:|---|---:|\n");
        foreach (var turn in turns)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {(turn.Hanging ? "one hangs" : "all well")} | {turn.Beside.Answers} | {turn.Beside.Errors} | {turn.Beside.P50 / 1000.0:F2} | {turn.Beside.P99 / 1000.0:F2} | {turn.Hung} | {turn.Paused:F0} | {turn.BeforeKiB / 1024}, {turn.MostKiB / 1024}, {turn.AfterKiB / 1024} | {turn.Beside.OthersShare:P0} |");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"\nOne hanging against all well, medians of the turns: p50 {Ratio(static t => t.Beside.P50):F2} x, p99 {Ratio(static t => t.Beside.P99):F2} x (goal: below 1.25 x); memory at its most {Ratio(static t => t.MostKiB):F2} x.");
        return text.ToString();

        double Ratio(Func<HangTurn, double> figure) =>
            Median.Of(turns.Where(static t => t.Hanging).Select(figure)) / Median.Of(turns.Where(static t => !t.Hanging).Select(figure));
    }

    private async Task<HangTurn> TurnAsync(bool hanging)
    {
        await RecoverAsync();
        await OpenAsync();
        var (before, hung, paused) = (ProcessUsage.Of(_target.Process).ResidentKiB, _provider.Hung, await Memory.PausedAsync(_client));
        _provider.Hang(hanging);
        using var stop = new CancellationTokenSource();
        var most = WatchAsync(stop.Token);
        var slow = SlowAsync();

        // The loop has a thread of its own.
        var beside = await Task.Factory.StartNew(
            () => new PhaseRunner(_target, 64).Run(hanging ? "one hangs" : "all well", new SendWork(_phones, null, 64), TimeSpan.FromSeconds(_seconds), _rate),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await slow;
        await stop.CancelAsync();
        var turn = new HangTurn(
            hanging, beside, _provider.Hung - hung, ((await Memory.PausedAsync(_client)) - paused) * 1_000, before, await most, ProcessUsage.Of(_target.Process).ResidentKiB);
        _provider.Hang(false);
        return turn;
    }

    /// <summary>What the slow provider gets, whatever it says.</summary>
    private async Task SlowAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var sends = new List<Task>();
        for (var n = 0; n < _slowSends; n++)
        {
            var due = Spread * n / _slowSends;
            if (due > Stopwatch.GetElapsedTime(start))
            {
                await Task.Delay(due - Stopwatch.GetElapsedTime(start));
            }

            sends.Add(SendSlowAsync());
        }

        await Task.WhenAll(sends);
    }

    private async Task<bool> SendSlowAsync()
    {
        using var answer = await _client.PostAsJsonAsync("/v1/otp/send", new { phone = _others.Next(), channel = "sms" });
        return answer.IsSuccessStatusCode;
    }

    /// <summary>The breaker of a provider that hung opens; it is closed again by a message that gets through.</summary>
    private async Task RecoverAsync()
    {
        var start = Stopwatch.GetTimestamp();
        while (!await SendSlowAsync())
        {
            if (Stopwatch.GetElapsedTime(start) > RecoveryMax)
            {
                throw new InvalidOperationException("The slow provider did not come back.");
            }

            await Task.Delay(SampleEvery);
        }
    }

    /// <summary>Opens a connection to the server for each slow send beforehand: that is no provider's doing.</summary>
    private Task OpenAsync() => Task.WhenAll(Enumerable.Range(0, _slowSends).Select(async _ =>
    {
        using var answer = await _client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
    }));

    private async Task<long> WatchAsync(CancellationToken stop)
    {
        var most = 0L;
        while (!stop.IsCancellationRequested)
        {
            most = Math.Max(most, ProcessUsage.Of(_target.Process).ResidentKiB);
            await Task.Delay(SampleEvery, CancellationToken.None);
        }

        return most;
    }
}
