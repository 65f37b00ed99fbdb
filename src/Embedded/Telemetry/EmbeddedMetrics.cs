using System.Diagnostics.Metrics;

namespace OtpActors.Embedded.Telemetry;

/// <summary>What the embedded engine counts.</summary>
internal sealed class EmbeddedMetrics : IDisposable
{
    public const string MeterName = "OtpActors.Embedded";

    private readonly Meter _meter;
    private readonly Histogram<int> _commitRows;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _loaded;
    private readonly Counter<long> _rings;

    public EmbeddedMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _commitRows = _meter.CreateHistogram<int>("otpactors.embedded.commit.rows", "{row}", "Rows made durable by one commit.");
        _commitDuration = _meter.CreateHistogram<double>("otpactors.embedded.commit.duration", "s", "Time from taking a batch to having it on disk.");
        _loaded = _meter.CreateCounter<long>("otpactors.embedded.rows.loaded", "{row}", "Look-ups of an actor's row on disk.");
        _rings = _meter.CreateCounter<long>("otpactors.embedded.rings", "{ring}", "Actors woken because their time had come.");
    }

    public void Committed(int rows, TimeSpan took)
    {
        _commitRows.Record(rows);
        _commitDuration.Record(took.TotalSeconds);
    }

    public void Loaded() => _loaded.Add(1);

    public void Rang() => _rings.Add(1);

    /// <summary>Watches sizes that are only looked at when somebody asks.</summary>
    public void Watch(Func<int> commitQueue, Func<int> liveActors, Func<IEnumerable<Measurement<int>>> directory)
    {
        _meter.CreateObservableGauge("otpactors.embedded.commit.queue", commitQueue, "{row}", "Rows that wait to be committed.");
        _meter.CreateObservableGauge("otpactors.embedded.actors.live", liveActors, "{actor}", "Actors in memory.");
        _meter.CreateObservableGauge("otpactors.embedded.directory.rows", directory, "{row}", "Rows in use, by kind of actor.");
    }

    public void Dispose() => _meter.Dispose();
}
