using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Sandbox;

/// <summary>
/// Reports messages as delivered after one fixed delay. Because the delay is the same for all, a queue is enough: one timer waits for its head.
/// The queue and the reports under way are bounded.
/// </summary>
internal sealed partial class SandboxReceipts : IDisposable
{
    /// <summary>Most receipts that may wait.</summary>
    public const int WaitingMax = 200_000;

    /// <summary>Most receipts reported at once: enough for the engine to save many in one go.</summary>
    public const int UnderWayMax = 1_000;

    /// <summary>The timer is set no finer than this while it is busy: timers cost more than receipts.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(5);

    private readonly TimeSpan _delay;
    private readonly Lazy<IReceiptSink> _sink;
    private readonly TimeProvider _clock;
    private readonly DeliveryMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _stop = new();

    private readonly Lock _gate = new();
    private readonly Queue<Expected> _waiting = new();
    private bool _pumping;
    private bool _stalled;
    private bool _full;
    private int _underWay;

    /// <summary>Starts with nothing to report.</summary>
    /// <param name="delay">From a message to its receipt.</param>
    /// <param name="sink">Where receipts go. Asked for with the first one: the sink drives deliveries, so it is made after the providers.</param>
    /// <param name="clock">The time.</param>
    /// <param name="metrics">Counts what is lost.</param>
    /// <param name="logger">Says so.</param>
    public SandboxReceipts(TimeSpan delay, Func<IReceiptSink> sink, TimeProvider clock, DeliveryMetrics metrics, ILogger<SandboxReceipts> logger)
    {
        _delay = delay;
        _sink = new Lazy<IReceiptSink>(sink);
        _clock = clock;
        _metrics = metrics;
        _logger = logger;
        _timer = clock.CreateTimer(static self => ((SandboxReceipts)self!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A message was delivered: its receipt is due after the delay.</summary>
    /// <param name="otp">The OTP.</param>
    /// <param name="attempt">Which of its messages.</param>
    public void Expect(OtpId otp, int attempt)
    {
        bool first;
        lock (_gate)
        {
            if (_waiting.Count >= WaitingMax)
            {
                first = !_full;
                _full = true;
            }
            else
            {
                _full = false;
                _waiting.Enqueue(new Expected(otp, attempt, _clock.GetTimestamp()));
                if (!_pumping)
                {
                    _pumping = true;
                    _timer.Change(_delay, Timeout.InfiniteTimeSpan);
                }

                return;
            }
        }

        _metrics.ReceiptDropped(SandboxProvider.ProviderName);
        if (first)
        {
            LogFull(_logger, WaitingMax);
        }
    }

    /// <summary>Stops reporting. What still waits is lost, as a phone's receipts are when nobody listens.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _timer.Dispose();
    }

    private void Pump()
    {
        while (!_stop.IsCancellationRequested && TryTakeDue(out var due))
        {
            _ = ReportAsync(due);
        }
    }

    private bool TryTakeDue(out Expected due)
    {
        lock (_gate)
        {
            if (!_waiting.TryPeek(out due))
            {
                _pumping = false;
                return false;
            }

            var wait = _delay - _clock.GetElapsedTime(due.Since);
            if (wait > TimeSpan.Zero)
            {
                _timer.Change(wait > Grain ? wait : Grain, Timeout.InfiniteTimeSpan);
                return false;
            }

            if (_underWay == UnderWayMax)
            {
                _stalled = true;
                return false;
            }

            _waiting.Dequeue();
            _underWay++;
            return true;
        }
    }

    private async Task ReportAsync(Expected due)
    {
        try
        {
            await await _sink.Value.ReceiveAsync(due.Otp, due.Attempt, ReceiptState.Delivered, null, _stop.Token);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The host is stopping.
        }
#pragma warning disable CA1031 // A receipt that cannot be reported is lost, whatever the reason; the next ones must go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _metrics.ReceiptDropped(SandboxProvider.ProviderName);
            LogFailed(_logger, e.GetType().Name);
        }
        finally
        {
            Finish();
        }
    }

    private void Finish()
    {
        lock (_gate)
        {
            _underWay--;
            if (!_stalled)
            {
                return;
            }

            // Back to the timer, so that reports never nest.
            _stalled = false;
            _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private readonly record struct Expected(OtpId Otp, int Attempt, long Since);
}
