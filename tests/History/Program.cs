using OtpActors.History;

if (args is ["--help"])
{
    Console.WriteLine(ConsoleOptions.Usage);
    return 0;
}
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
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped before the server was ready.");
    return 2;
}
#pragma warning disable CA1031 // A fault of the checker itself says nothing about the server: not 1, and with all that is known of it.
catch (Exception e)
#pragma warning restore CA1031
{
    Console.Error.WriteLine(e);
    return 2;
}
