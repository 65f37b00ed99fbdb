using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace OtpActors.Grains.Records;

/// <summary>Once a storage operation has failed, writes something every second until that works: a silo that gets no requests must notice it, too.</summary>
internal sealed partial class StorageProbe(RecordStore store, StorageHealth health, TimeProvider clock, ILogger<StorageProbe> logger) : BackgroundService
{
    private const string Kind = "probe";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!health.IsGood)
            {
                await ProbeAsync();
            }
        }
    }

    private async Task ProbeAsync()
    {
        try
        {
            var key = (UInt128)(uint)Environment.ProcessId;
            await store.WriteAsync(Kind, key, new byte[] { 1 }, (await store.ReadAsync(Kind, key))?.Tag ?? default, Kept);
            health.Works();
            LogWorksAgain();
        }
        catch (InconsistentStateException)
        {
            // Somebody else's probe: the store compares and sets, so it works.
            health.Works();
        }
#pragma warning disable CA1031 // Whatever the store throws, it does not work yet.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogStillBroken(e.GetType().Name);
        }
    }

    [LoggerMessage(4030, LogLevel.Information, "The storage works again.")]
    private partial void LogWorksAgain();

    [LoggerMessage(4031, LogLevel.Debug, "The storage does not work: {Cause}.")]
    private partial void LogStillBroken(string cause);
}
