using System.Collections.Concurrent;
using System.Globalization;
using OtpActors.Bench.Load.Driving;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// Meta's receipts, two for each message: first alone, as fast as they go, for their cost; then at a fixed rate beside the sends that cause as many, for
/// how soon they are answered.
/// </summary>
internal sealed class Receipts(Target target, ProviderServer provider, Arguments arguments)
{
    private const int PerMessage = 2;
    private const int Connections = 64;

    /// <summary>Meta looks for answers within this (a second at the latest, a quarter of it in the middle); ours are to be far within.</summary>
    private const double P99MaxMilliseconds = 50;

    private readonly string _appSecret = arguments.Text("app-secret");
    private readonly int _rate = arguments.Number("rate", 2_500);
    private readonly TimeSpan _span = TimeSpan.FromSeconds(arguments.Number("seconds", 8));
    private readonly Phones _phones = new(Phones.FirstOfNow());

    public static async Task RunAsync(Arguments arguments)
    {
        using var provider = new ProviderServer(arguments.Number("provider-port"));
        await new Receipts(Target.From(arguments), provider, arguments).MeasureAsync(arguments.Number("turns", 3));
    }

    private async Task MeasureAsync(int turns)
    {
        var runner = new PhaseRunner(target, Connections);
        Send(runner, "warm-up");
        runner.Run("warm-up receipts", new ReceiptWork(provider.Tags, _appSecret), _span);
        var (alone, beside) = (new List<PhaseResult>(), new List<PhaseResult>());
        for (var turn = 0; turn < turns; turn++)
        {
            Send(runner, "send");
            alone.Add(runner.Run("receipts", new ReceiptWork(provider.Tags, _appSecret), _span));
            provider.Tags.Clear();
            Send(runner, "send");
            beside.Add(await BesideAsync(runner));
            provider.Tags.Clear();
        }

        Console.Write(Write(alone, beside));
    }

    private string Write(List<PhaseResult> alone, List<PhaseResult> beside)
    {
        var text = new System.Text.StringBuilder("| receipts | per second | p50 ms | p99 ms | p99.9 ms | server CPU us | errors | other load |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        Row("alone, closed loop", alone, static t => $"{t.ServerCpu:F0}");
        Row(string.Create(CultureInfo.InvariantCulture, $"beside {_rate} sends/s, open loop"), beside, static _ => "");
        var p99 = Median.Of(beside.Select(static t => (double)t.P99)) / 1000;
        return text.AppendLine(CultureInfo.InvariantCulture, $"\nUnder load 99 of 100 receipts were answered within {p99:F1} ms (goal: {P99MaxMilliseconds:F0} ms).").ToString();

        void Row(string name, List<PhaseResult> turns, Func<PhaseResult, string> cpu) => text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Of(turns, static t => t.PerSecond):F0} | {Of(turns, static t => t.P50) / 1000:F2} | {Of(turns, static t => t.P99) / 1000:F2} | {Of(turns, static t => t.P999) / 1000:F2} | {string.Join(", ", turns.Select(cpu).Where(static c => c.Length > 0))} | {turns.Sum(static t => t.Errors)} | {Of(turns, static t => t.OthersShare):P0} |");

        static double Of(List<PhaseResult> turns, Func<PhaseResult, double> figure) => Median.Of(turns.Select(figure));
    }

    private void Send(PhaseRunner runner, string name) => runner.Run(name, new SendWork(_phones, null, Connections), _span);

    /// <summary>The receipts are of messages that were sent before: there are always enough.</summary>
    private async Task<PhaseResult> BesideAsync(PhaseRunner runner)
    {
        var tags = new ConcurrentQueue<string>(provider.Tags);
        var sends = Task.Factory.StartNew(Sends, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var receipts = runner.Run("receipts beside", new ReceiptWork(tags, _appSecret), _span, _rate * PerMessage);
        var seen = await sends;
        return seen.Errors.Count == 0 ? receipts : throw new InvalidOperationException($"{seen.Errors.Values.Sum()} sends beside the receipts failed.");

        Measurement Sends()
        {
            using var loop = new LoadLoop(target, Connections);
            return loop.Run(new SendWork(_phones, null, Connections), new Pace(_rate, _span));
        }
    }
}
