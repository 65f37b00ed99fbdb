using OtpActors.History;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    var options = ConsoleOptions.Parse(args);
    Console.WriteLine($"seed {options.Seed}");
    var report = await HistoryRun.ExecuteAsync(options, stop.Token);
    Console.WriteLine(report);
    return report.ExitCode;
}
catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(ConsoleOptions.Usage);
    return 2;
}
