using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>
/// Stands in front of a provider: its breaker, its rate, its calls at once. Whoever finds no room waits a little and is then told that nothing was sent,
/// so that another provider or channel can. The only place where a message is repeated, and only to a provider that knows repeats.
/// </summary>
internal sealed partial class GuardedProvider : IDeliveryProvider
{
    /// <summary>Most messages that wait for room, as a multiple of the calls at once.</summary>
    private const int WaitingFactor = 4;

    /// <summary>The longest wait for room or for the rate: the rest of the deadline belongs to the provider.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long the first try may take at a provider that knows repeats.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan AlertEvery = TimeSpan.FromMinutes(1);
    private static readonly SendOutcome Out = new SendOutcome.RetryLater(null, FailureScope.Provider, SurelyNotSent: true, "provider_out");
    private static readonly SendOutcome Busy = new SendOutcome.RetryLater(null, FailureScope.Provider, SurelyNotSent: true, "provider_busy");

    private readonly IChannelProvider _provider;
    private readonly ReceiptPoller _poller;
    private readonly DeliveryMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly IProviderBudget? _budget;
    private readonly Room _room;
    private readonly Pace? _pace;
    private readonly int _perSecond;
    private long _alertedAt = long.MinValue;

    public GuardedProvider(
        IChannelProvider provider,
        ConfiguredProvider configured,
        ReceiptPoller poller,
        DeliveryMetrics metrics,
        TimeProvider clock,
        ILogger logger,
        IProviderBudget? budget = null)
    {
        _budget = budget;
        _provider = provider;
        _poller = poller;
        _metrics = metrics;
        _clock = clock;
        _logger = logger;
        _room = new Room(configured.ConcurrencyMax, configured.ConcurrencyMax * WaitingFactor, Patience, clock);
        _perSecond = configured.PerSecond;
        _pace = configured.PerSecond > 0 ? new Pace(configured.PerSecond, clock) : null;
        ConcurrencyMax = configured.ConcurrencyMax;
        Health = new ProviderHealth(provider.Probe is not null, clock);
    }

    public string Name => _provider.Name;

    public bool ReceiptsNameMessageIds => _provider.ReceiptsNameMessageIds;

    public ICodeKeeper? Keeper => _provider.Keeper;

    public IChannelProvider Inner => _provider;

    public ProviderHealth Health { get; }

    /// <summary>Calls under way.</summary>
    public int UnderWay => _room.Taken;

    private int ConcurrencyMax { get; }

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        if (!Health.TryEnter(out var trial))
        {
            return Out;
        }

        if (!await TryPaceAsync(cancellationToken) || !await _room.EnterAsync(cancellationToken))
        {
            return Refuse(message, trial);
        }

        var lease = _budget is null ? 0 : await _budget.EnterAsync(Name, ConcurrencyMax, _perSecond, UnderWay, cancellationToken);
        if (lease is not { } leased)
        {
            _room.Leave();
            return Refuse(message, trial);
        }

        SendOutcome outcome = new SendOutcome.Unknown(UnknownReason.ConnectionLost);
        try
        {
            outcome = await CallAsync(message, cancellationToken);
        }
        finally
        {
            _room.Leave();
            _budget?.Leave(Name, leased);
            _metrics.Message(Name, message.Channel, outcome);
            Tell(Health.Report(outcome, message.Phone));
        }

        if (_provider.Poll is { } poll && outcome is SendOutcome.Accepted { MessageId: { } messageId })
        {
            _poller.Expect(Name, poll, message.Otp, message.Attempt, messageId);
        }

        Alert(outcome);
        return outcome;
    }

    /// <summary>Takes in what a probe found.</summary>
    public void Probed(SendOutcome? fault) => Tell(Health.ReportProbe(fault));

    private SendOutcome Refuse(DeliveryMessage message, bool trial)
    {
        if (trial)
        {
            Health.GiveBack();
        }

        _metrics.Message(Name, message.Channel, Busy);
        return Busy;
    }

    private async ValueTask<SendOutcome> CallAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        if (!_provider.KnowsRepeats)
        {
            return await _provider.SendAsync(message, cancellationToken);
        }

        SendOutcome first;
        using (var own = new CancellationTokenSource(FirstTry, _clock))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(own.Token, cancellationToken))
        {
            first = await _provider.SendAsync(message, both.Token);
        }

        var lost = first is SendOutcome.Unknown or SendOutcome.RetryLater { SurelyNotSent: false };
        if (!lost || cancellationToken.IsCancellationRequested)
        {
            return first;
        }

        // Whatever a repeat is refused for, the first may have gone out: only a yes takes the doubt away.
        var second = await _provider.SendAsync(message, cancellationToken);
        return second is SendOutcome.Accepted ? second : first;
    }

    private async ValueTask<bool> TryPaceAsync(CancellationToken cancellationToken)
    {
        switch (_pace?.Take(Patience))
        {
            case null:
                return _pace is null;
            case { Ticks: > 0 } wait:
                return await DelayAsync(wait, cancellationToken);
            default:
                return true;
        }
    }

    private async ValueTask<bool> DelayAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, _clock, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Tell(HealthSnapshot? changed)
    {
        switch (changed)
        {
            case null:
                break;
            case { State: ProviderState.Out }:
                LogOut(_logger, Name, changed.Reason);
                break;
            case { State: ProviderState.Up }:
                LogUp(_logger, Name);
                break;
            default:
                LogBroken(_logger, Name, changed.State, changed.Reason);
                break;
        }
    }

    /// <summary>A wrong set-up that concerns only some messages takes nobody out, but somebody must hear of it; not once for each message.</summary>
    private void Alert(SendOutcome outcome)
    {
        if (outcome is not SendOutcome.Misconfigured { Scope: not (FailureScope.Provider or FailureScope.Account) } wrong)
        {
            return;
        }

        var (last, now) = (Volatile.Read(ref _alertedAt), _clock.GetTimestamp());
        if ((last == long.MinValue || _clock.GetElapsedTime(last, now) >= AlertEvery) && Interlocked.CompareExchange(ref _alertedAt, now, last) == last)
        {
            LogMisconfigured(_logger, Name, wrong.Reason, wrong.ProviderCode, wrong.Scope);
        }
    }
}
