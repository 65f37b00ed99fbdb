using System.Diagnostics.Metrics;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Telemetry;

/// <summary>What delivery counts. Tags come from closed sets only: no id and no number (A88).</summary>
public sealed class DeliveryMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OtpActors.Delivery";

    private readonly Meter _meter;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _receiptsDropped;
    private readonly Counter<long> _receipts;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The host's meters.</param>
    public DeliveryMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _messages = _meter.CreateCounter<long>("otpactors.delivery.messages", "{message}", "Messages by provider, channel and outcome.");
        _receiptsDropped = _meter.CreateCounter<long>(
            "otpactors.delivery.receipts_dropped", "{receipt}", "Receipts that a provider could not report, by provider.");
        _receipts = _meter.CreateCounter<long>("otpactors.delivery.receipts", "{receipt}", "Receipts by provider and what they say.");
    }

    /// <summary>Shows which providers are up.</summary>
    /// <param name="providers">Each provider's name, and whether it takes messages.</param>
    internal void Watch(Func<IEnumerable<(string Name, bool Up)>> providers) => _meter.CreateObservableGauge(
        "otpactors.delivery.provider_up",
        () => providers().Select(static p => new Measurement<int>(p.Up ? 1 : 0, new KeyValuePair<string, object?>("provider", p.Name))),
        description: "1 when a provider is enabled and up, 0 when it is disabled, paused, broken or out.");

    /// <summary>A provider answered.</summary>
    /// <param name="provider">Which.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="outcome">What it said; null when it threw.</param>
    internal void Message(string provider, Channel channel, SendOutcome? outcome)
    {
        if (_messages.Enabled)
        {
            _messages.Add(1, new("provider", provider), new("channel", channel.Name()), new("outcome", WordOf(outcome)));
        }
    }

    /// <summary>A receipt was lost on its way to its OTP.</summary>
    /// <param name="provider">Whose.</param>
    internal void ReceiptDropped(string provider) => _receiptsDropped.Add(1, new KeyValuePair<string, object?>("provider", provider));

    /// <summary>A receipt found its OTP.</summary>
    /// <param name="provider">Whose.</param>
    /// <param name="state">What it says.</param>
    internal void ReceiptTaken(string provider, ReceiptState state) => Receipt(provider, WordOf(state));

    /// <summary>A genuine receipt names no message of ours.</summary>
    /// <param name="provider">Whose.</param>
    internal void ReceiptUnknown(string provider) => Receipt(provider, "unknown");

    /// <summary>A request with a wrong signature.</summary>
    /// <param name="provider">Whose it claimed to be.</param>
    internal void ReceiptRefused(string provider) => Receipt(provider, "refused");

    private void Receipt(string provider, string state) => _receipts.Add(1, new("provider", provider), new("state", state));

    private static string WordOf(ReceiptState state) => state switch
    {
        ReceiptState.Sent => "sent",
        ReceiptState.Delivered => "delivered",
        ReceiptState.Read => "read",
        ReceiptState.Failed => "failed",
    };

    private static string WordOf(SendOutcome? outcome) => outcome switch
    {
        SendOutcome.Accepted => "accepted",
        SendOutcome.Rejected => "rejected",
        SendOutcome.RetryLater => "retry_later",
        SendOutcome.Misconfigured => "misconfigured",
        _ => "unknown",
    };
}
