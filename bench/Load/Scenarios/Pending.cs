using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>
/// Does size matter? Sends are measured with few OTPs pending and again with a great many (distinct phones, nothing expires
/// meanwhile), and the server's memory is read before and after. One turn on a fresh server; the report takes several together.
/// </summary>
internal sealed class Pending(PhaseRunner runner)
{
    private const int Few = 1_000;
    private const int LifeSeconds = 900;

    // The first sends run code that is still being compiled; measured as "few", they would flatter "many".
    private const int WarmUpSamples = 3;

    // A collection of a large heap is rare and long: a short sample holds one or none, a long one its share.
    private const int ManySamples = 8;

    private readonly Phones _phones = new(Phones.FirstOfNow());

    public static string Write(Arguments arguments) =>
        new PendingReport(ResultFile.Read(arguments.Text("turns"), ResultJson.Default.PendingTurn)).Write();

    public static async Task RunAsync(Arguments arguments)
    {
        var pending = new Pending(new PhaseRunner(Target.From(arguments), arguments.Number("connections", 64)));
        await pending.MeasureAsync(arguments.Number("pending"), arguments.Number("sample", 50_000), arguments.Text("ids"), arguments.Text("out"));
    }

    /// <summary>Leaves the ids of some pending OTPs in a file: a restarted server has to know them.</summary>
    private async Task MeasureAsync(int many, int sample, string idsFile, string outFile)
    {
        var warm = new Queue<SentOtp>();
        Send("warm-up", WarmUpSamples * sample, warm);
        runner.Run("warm-up cancel", new CancelWork(warm), TimeSpan.FromMinutes(5));

        Send("fill", Few);
        var few = Send("few pending", sample);
        var before = await Memory.SettledAsync(runner.Target);

        var filling = Math.Max(1, many - Few - sample);
        Send("fill", filling);
        var after = await Memory.SettledAsync(runner.Target);
        var kept = new Queue<SentOtp>();
        var full = Send("many pending", ManySamples * sample, kept);
        File.WriteAllLines(idsFile, kept.Take(100).Select(otp => otp.Id!));

        ResultFile.Append(outFile, new PendingTurn(Few, many, few, full, before, after, filling), ResultJson.Default.PendingTurn);
    }

    private PhaseResult Send(string name, int count, Queue<SentOtp>? kept = null)
    {
        var result = runner.Run(name, new SendWork(_phones, kept, runner.Connections, count, LifeSeconds), TimeSpan.FromMinutes(12));
        return result.Errors == 0
            ? result
            : throw new ArgumentException($"The server refused some of {count} sends ({result.ErrorsByStatus}): nothing can be concluded.");
    }
}
