namespace OtpActors.Http.Metrics;

/// <summary>What Prometheus calls a metric's type.</summary>
internal enum MetricKind
{
    /// <summary>Only goes up.</summary>
    Counter = 1,

    /// <summary>Goes up and down.</summary>
    Gauge = 2,

    /// <summary>Counts values by size.</summary>
    Histogram = 3,
}
