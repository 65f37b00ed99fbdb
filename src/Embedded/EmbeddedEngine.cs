using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OtpActors.Embedded.Folder;
using OtpActors.Embedded.Store;
using OtpActors.Embedded.Telemetry;
using OtpActors.Embedded.Timers;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded;

/// <summary>
/// The one-process engine: opens the data folder's database at the start, runs the actors and their timers, drains and closes at the stop.
/// </summary>
public sealed partial class EmbeddedEngine : IHostedService, IAsyncDisposable
{
    private readonly IServiceProvider _services;
    private readonly ILogger<EmbeddedEngine> _logger;
    private House? _house;
    private EmbeddedMetrics? _metrics;
    private DataFolder? _folder;

    /// <summary>Keeps its parts; nothing is opened before the start.</summary>
    /// <param name="services">Where its parts are. Taken at the start, because the alarm itself asks the actors of this engine.</param>
    /// <param name="logger">The log.</param>
    public EmbeddedEngine(IServiceProvider services, ILogger<EmbeddedEngine> logger)
    {
        _services = services;
        _logger = logger;
    }

    /// <summary>Whether it is started, not stopping, and can write: for readiness probes.</summary>
    public bool IsReady => Volatile.Read(ref _house) is { StorageWorks: true };

    /// <summary>
    /// How full the queue for the disk is, 0 to 1. A front end that refuses new sends and checks above a half keeps those that it began going:
    /// each takes several turns.
    /// </summary>
    public double Load => Volatile.Read(ref _house)?.Load ?? 1;

    /// <summary>How many actors are in memory.</summary>
    public int LiveActors => Volatile.Read(ref _house)?.LiveActors ?? 0;

    internal House House => Volatile.Read(ref _house) ?? throw new OverloadedException("engine, which is starting or stopping,");

    /// <summary>Opens the database, reads which rows are in use and starts the timers.</summary>
    /// <param name="cancellationToken">Not looked at: a start is short.</param>
    /// <returns>Completes when requests can be served.</returns>
    /// <exception cref="DataFolderException">The folder cannot be used; the message says how to mend it.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(Start, CancellationToken.None);

    /// <summary>Ends timers, refuses new turns, commits what waits, closes the database and unlocks the folder.</summary>
    /// <param name="cancellationToken">Ends the wait for OTPs that are being woken; what is queued is committed all the same.</param>
    /// <returns>Completes when the folder is free.</returns>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _house) is not { } house)
        {
            return;
        }

        await house.QuietAsync(cancellationToken);
        Volatile.Write(ref _house, null);

        // Joins the committing thread: not on a thread that others may be waiting for.
        await Task.Run(async () => await house.DisposeAsync(), CancellationToken.None);
        _metrics?.Dispose();
        _folder?.Dispose();
        LogStopped();
    }

    /// <summary>Stops, should nobody have done so.</summary>
    /// <returns>Completes when the folder is free.</returns>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private void Start()
    {
        var time = _services.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        var options = _services.GetRequiredService<IOptions<EmbeddedOptions>>().Value;
        _folder = _services.GetRequiredService<DataFolder>();
        _metrics = ActivatorUtilities.CreateInstance<EmbeddedMetrics>(_services);
        var store = RowStore.Open(
            _folder, _services.GetRequiredService<KeyedNames>(), _services.GetRequiredService<RowWriterFactory>(), options, time, _metrics, _logger);
        try
        {
            var alarms = new Alarms(_services.GetRequiredService<IAlarm>(), _services.GetService<IPageAlarm>());
            var house = new House(store, _services.GetRequiredService<ActorRules>(), alarms, options, time, _metrics, _logger);
            house.Start();
            Volatile.Write(ref _house, house);
        }
        catch
        {
            store.Dispose();
            throw;
        }

        LogStarted(_folder.Path, store.Directories.All.Sum(static d => d.Value.Count), time.GetElapsedTime(started).TotalMilliseconds);
    }

    [LoggerMessage(2050, LogLevel.Information, "The embedded engine runs on {Folder}: {Rows} records in use, read in {Milliseconds:F0} ms.")]
    private partial void LogStarted(string folder, int rows, double milliseconds);

    [LoggerMessage(2051, LogLevel.Information, "The embedded engine has stopped; all is on disk.")]
    private partial void LogStopped();
}
