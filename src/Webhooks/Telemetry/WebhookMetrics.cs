using System.Diagnostics.Metrics;
using OtpActors.Domain.Webhooks;
using OtpActors.Webhooks.Sending;

namespace OtpActors.Webhooks.Telemetry;

/// <summary>What webhooks count. Tags come from closed sets: no endpoint, no workspace (A88).</summary>
public sealed class WebhookMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OtpActors.Webhooks";

    private readonly Counter<long> _tries;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _lost;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The host's meters.</param>
    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _tries = meter.CreateCounter<long>("otpactors.webhooks.tries", "{try}", "Tries to deliver an event, by result.");
        _duration = meter.CreateHistogram<double>("otpactors.webhooks.duration", "s", "How long a try took.");
        _lost = meter.CreateCounter<long>("otpactors.webhooks.lost", "{event}", "Events lost because an endpoint's backlog was full.");
    }

    internal void Tried(TryResult result, SendFailure failure)
    {
        _tries.Add(1, new KeyValuePair<string, object?>("result", Result(result, failure)));
        _duration.Record(result.Duration.TotalSeconds);
    }

    internal void Lost(int events) => _lost.Add(events);

    private static string Result(TryResult result, SendFailure failure) => failure switch
    {
        SendFailure.None when result.Delivered => "delivered",
        SendFailure.None when result.Gone => "gone",
        SendFailure.None => "refused",
        SendFailure.Timeout => "timeout",
        SendFailure.Connection => "connection",
        SendFailure.InnerAddress => "inner_address",
    };
}
