using System.Diagnostics.Metrics;

namespace OtpActors.Http.Metrics;

/// <summary>What the front end measures. The tags come from closed sets: our own routes, the methods they take, statuses (A88).</summary>
internal sealed class HttpMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OtpActors.Http";

    private const string Unmatched = "unmatched";

    private readonly Histogram<double> _duration;

    public HttpMetrics(IMeterFactory meters)
    {
        _duration = meters.Create(MeterName).CreateHistogram(
            "otpactors.http.request.duration",
            "s",
            "Time from a request's headers to the end of its answer.",
            null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
            });
    }

    /// <summary>Counts one answered request.</summary>
    /// <param name="route">The route's pattern; null when no route matched: what a stranger asked for must not become a series.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="seconds">How long it took.</param>
    public void Answered(string? route, string method, int status, double seconds)
    {
        if (_duration.Enabled)
        {
            _duration.Record(
                seconds,
                new KeyValuePair<string, object?>("route", route ?? Unmatched),
                new KeyValuePair<string, object?>("method", route is null ? Unmatched : method),
                new KeyValuePair<string, object?>("status", StatusTags.Of(status)));
        }
    }
}
