using System.Globalization;
using OtpActors.Bench.Load.Results;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>What a send costs through the sandbox and through the Meta client to a provider on loopback; no receipt comes in either.</summary>
internal static class ProviderCost
{
    private const string Sandbox = "sandbox";
    private const string Meta = "meta";

    /// <summary>One turn against one server.</summary>
    public static void Run(Arguments arguments)
    {
        using var provider = new ProviderServer(arguments.Number("provider-port"));
        var runner = new PhaseRunner(Target.From(arguments), arguments.Number("connections", 64));
        var phones = new Phones(Phones.FirstOfNow(), Phones.Silent);
        runner.Run("warm-up", new SendWork(phones, null, runner.Connections), TimeSpan.FromSeconds(arguments.Number("warmup", 5)));
        var result = runner.Run("send", new SendWork(phones, null, runner.Connections), TimeSpan.FromSeconds(arguments.Number("seconds", 8)));
        ResultFile.Append(arguments.Text("out"), result, ResultJson.Default.PhaseResult);
    }

    /// <summary>The turns of both, in Markdown.</summary>
    public static string Write(Arguments arguments)
    {
        var turns = ResultFile.Read(arguments.Text("phases"), ResultJson.Default.PhaseResult);
        var text = new System.Text.StringBuilder("| sends through | per second | p50 ms | p99 ms | server CPU us | errors | other load |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var server in (string[])[Sandbox, Meta])
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {server} | {Of(server, static t => t.PerSecond):F0} | {Of(server, static t => t.P50) / 1000:F2} | {Of(server, static t => t.P99) / 1000:F2} | {Of(server, static t => t.ServerCpu):F0} | {turns.Where(t => t.Server == server).Sum(static t => t.Errors)} | {Of(server, static t => t.OthersShare):P0} |");
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"\nServer CPU of a send through Meta against one through the sandbox: {Of(Meta, static t => t.ServerCpu) / Of(Sandbox, static t => t.ServerCpu):F2} x (goal: at most 2 x).").ToString();

        double Of(string server, Func<PhaseResult, double> figure) => Median.Of(turns.Where(t => t.Server == server).Select(figure));
    }
}
