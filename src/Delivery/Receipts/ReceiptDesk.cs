using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Routing;
using OtpActors.Delivery.Telemetry;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Receipts;

/// <summary>
/// Tells genuine receipts from forged ones and brings each to its OTP. A tag of ours names the OTP by itself; a tag that is not, or a message id that
/// nobody handed out, wakes no OTP.
/// </summary>
internal sealed partial class ReceiptDesk : IReceiptDesk
{
    private readonly FrozenDictionary<string, IChannelProvider> _providers;
    private readonly Lazy<IReceiptSink> _sink;
    private readonly KeyedNames _names;
    private readonly DeliveryMetrics _metrics;
    private readonly Following _following;
    private readonly ILogger _logger;

    /// <summary>Opens the desk.</summary>
    /// <param name="providers">The providers.</param>
    /// <param name="sink">Where receipts go. Asked for with the first one: the sink drives deliveries, so it is made after the providers.</param>
    /// <param name="names">Reads tags.</param>
    /// <param name="following">Takes what receipts start.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="logger">Says what an operator must know.</param>
    public ReceiptDesk(
        IEnumerable<IChannelProvider> providers,
        Func<IReceiptSink> sink,
        KeyedNames names,
        Following following,
        DeliveryMetrics metrics,
        ILogger<ReceiptDesk> logger)
    {
        _providers = providers.Where(static p => p.Receipts is not null).ToFrozenDictionary(static p => p.Name, StringComparer.Ordinal);
        _sink = new Lazy<IReceiptSink>(sink);
        _names = names;
        _following = following;
        _metrics = metrics;
        _logger = logger;
    }

    /// <inheritdoc/>
    public ReceiptVerdict Challenge(string provider, ReceiptRequest request, out string answer)
    {
        answer = "";
        if (!_providers.TryGetValue(provider, out var found))
        {
            return ReceiptVerdict.UnknownProvider;
        }

        if (found.Receipts!.Challenge(request) is not { } said)
        {
            return ReceiptVerdict.NotGenuine;
        }

        answer = said;
        return ReceiptVerdict.Taken;
    }

    /// <inheritdoc/>
    public async ValueTask<ReceiptVerdict> ReceiveAsync(string provider, ReceiptRequest request, CancellationToken cancellationToken)
    {
        if (!_providers.TryGetValue(provider, out var found))
        {
            return ReceiptVerdict.UnknownProvider;
        }

        if (!found.Receipts!.IsGenuine(request))
        {
            _metrics.ReceiptRefused(found.Name);
            LogNotGenuine(_logger, found.Name);
            return ReceiptVerdict.NotGenuine;
        }

        if (_following.IsFull)
        {
            return ReceiptVerdict.Busy;
        }

        var receipts = new List<ProviderReceipt>();
        if (!found.Receipts.Read(request, receipts))
        {
            LogUnreadable(_logger, found.Name);
        }

        await TakeAsync(found, receipts, cancellationToken);
        return ReceiptVerdict.Taken;
    }

    /// <summary>Brings posted receipts to their OTPs.</summary>
    /// <param name="provider">Whose they are.</param>
    /// <param name="receipts">The receipts.</param>
    /// <param name="cancellationToken">The host is stopping.</param>
    /// <returns>Completes when all are durable.</returns>
    public async ValueTask TakeAsync(IChannelProvider provider, IReadOnlyList<ProviderReceipt> receipts, CancellationToken cancellationToken)
    {
        // All at once, so that one commit saves many; those of one OTP keep their order, as its turns do.
        var taking = new Task[receipts.Count];
        for (var i = 0; i < taking.Length; i++)
        {
            taking[i] = TakeAsync(provider, receipts[i], cancellationToken);
        }

        await Task.WhenAll(taking);
    }

    private async Task TakeAsync(IChannelProvider provider, ProviderReceipt receipt, CancellationToken cancellationToken)
    {
        Task followed;
        if (receipt.Tag is { } tag)
        {
            if (!_names.TryReadCorrelationTag(tag, provider.Name, out var otp, out var attempt))
            {
                _metrics.ReceiptUnknown(provider.Name);
                return;
            }

            followed = await _sink.Value.ReceiveAsync(otp, attempt, receipt.State, receipt.Error, cancellationToken);
        }
        else if (receipt.MessageId is { Length: > 0 } messageId && provider.ReceiptsNameMessageIds)
        {
            followed = await _sink.Value.ReceiveAsync(provider.Name, messageId, receipt.State, receipt.Error, cancellationToken);
        }
        else
        {
            _metrics.ReceiptUnknown(provider.Name);
            return;
        }

        _metrics.ReceiptTaken(provider.Name, receipt.State);
        _following.Add(provider.Name, followed);
    }
}
