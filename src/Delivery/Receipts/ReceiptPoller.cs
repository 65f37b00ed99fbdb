using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Receipts;

/// <summary>
/// Asks after messages whose provider posts no receipts: often within the ten seconds in which the answer decides about a fallback, seldom afterwards.
/// What waits lives in memory: a restart loses it, and then the fallback goes out as it would after silence.
/// </summary>
internal sealed partial class ReceiptPoller : IDisposable
{
    /// <summary>Most messages that wait.</summary>
    public const int WaitingMax = 50_000;

    /// <summary>Most questions at once.</summary>
    public const int UnderWayMax = 64;

    private static readonly TimeSpan AskMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(20);

    private readonly PriorityQueue<Waiting, long> _waiting = new();
    private readonly Lazy<IReceiptSink> _sink;
    private readonly Following _following;
    private readonly TimeProvider _clock;
    private readonly DeliveryMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private int _underWay;
    private bool _full;

    /// <summary>Starts with nothing to ask.</summary>
    /// <param name="sink">Where receipts go. Asked for with the first one: the sink drives deliveries, so it is made after the providers.</param>
    /// <param name="following">Takes what receipts start.</param>
    /// <param name="clock">The time.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="logger">Says what an operator must know.</param>
    public ReceiptPoller(
        Func<IReceiptSink> sink, Following following, TimeProvider clock, DeliveryMetrics metrics, ILogger<ReceiptPoller> logger)
    {
        _sink = new Lazy<IReceiptSink>(sink);
        _following = following;
        _clock = clock;
        _metrics = metrics;
        _logger = logger;
        _timer = clock.CreateTimer(static self => ((ReceiptPoller)self!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When to ask, from the message on.</summary>
    public static IReadOnlyList<TimeSpan> Schedule { get; } =
        [.. new double[] { 2, 4, 6, 8, 9.5, 15, 30, 60, 120, 300, 600 }.Select(static seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>A message was taken: ask after it.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="poll">How to ask it.</param>
    /// <param name="otp">The OTP.</param>
    /// <param name="attempt">Which of its messages.</param>
    /// <param name="messageId">The provider's name for the message.</param>
    public void Expect(string provider, IReceiptPoll poll, OtpId otp, int attempt, string messageId) =>
        Add(new Waiting(provider, poll, otp, attempt, messageId, _clock.GetTimestamp(), 0));

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _timer.Dispose();
    }

    private void Add(Waiting waiting)
    {
        bool first;
        lock (_gate)
        {
            if (_waiting.Count < WaitingMax)
            {
                _full = false;
                _waiting.Enqueue(waiting, waiting.Since + (long)(Schedule[waiting.Step].TotalSeconds * _clock.TimestampFrequency));
                SetTimer();
                return;
            }

            first = !_full;
            _full = true;
        }

        _metrics.ReceiptDropped(waiting.Provider);
        if (first)
        {
            LogFull(_logger, WaitingMax);
        }
    }

    private void SetTimer()
    {
        if (_underWay < UnderWayMax && _waiting.TryPeek(out _, out var due))
        {
            var wait = TimeSpan.FromSeconds((double)(due - _clock.GetTimestamp()) / _clock.TimestampFrequency);
            _timer.Change(wait > Grain ? wait : Grain, Timeout.InfiniteTimeSpan);
        }
    }

    private void Pump()
    {
        while (!_stop.IsCancellationRequested && TryTakeDue(out var due))
        {
            _ = AskAsync(due);
        }
    }

    private bool TryTakeDue(out Waiting due)
    {
        lock (_gate)
        {
            if (_underWay == UnderWayMax || _following.IsFull || !_waiting.TryPeek(out due, out var at) || at > _clock.GetTimestamp())
            {
                due = default;
                SetTimer();
                return false;
            }

            _waiting.Dequeue();
            _underWay++;
            return true;
        }
    }

    private async Task AskAsync(Waiting message)
    {
        var done = false;
        try
        {
            using var timeout = new CancellationTokenSource(AskMax, _clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
            if (await message.Poll.AskAsync(message.MessageId, both.Token) is { } receipt)
            {
                var followed = await _sink.Value.ReceiveAsync(message.Otp, message.Attempt, receipt.State, receipt.Error, _stop.Token);
                _metrics.ReceiptTaken(message.Provider, receipt.State);
                done = receipt.State != ReceiptState.Sent;
                _following.Add(message.Provider, followed);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The host is stopping.
            done = true;
        }
#pragma warning disable CA1031 // Whatever went wrong, the next question may do better.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(_logger, message.Provider, e.GetType().Name);
        }

        // Questions that were put off are one question.
        var (next, age) = (message.Step + 1, _clock.GetElapsedTime(message.Since));
        while (next < Schedule.Count && Schedule[next] <= age)
        {
            next++;
        }

        if (!done && next < Schedule.Count)
        {
            Add(message with { Step = next });
        }

        lock (_gate)
        {
            _underWay--;
            if (!_stop.IsCancellationRequested)
            {
                SetTimer();
            }
        }
    }

    private readonly record struct Waiting(string Provider, IReceiptPoll Poll, OtpId Otp, int Attempt, string MessageId, long Since, int Step);
}
