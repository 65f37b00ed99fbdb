using System.Collections.Immutable;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>
/// Receipts whose message ids nobody knows yet, in this process. A provider's receipt may overtake its own answer, in which the id stands; so they wait as long as a call
/// to a provider may take. Only in memory: losing one means a fallback that was not needed, no more.
/// </summary>
internal sealed class EarlyReceipts(TimeProvider clock) : IEarlyReceipts
{
    /// <summary>Most receipts that wait; the oldest make room.</summary>
    public const int Max = 10_000;

    /// <summary>How long they wait.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<ReferenceKey, ImmutableArray<EarlyReceipt>> _waiting = [];
    private readonly Queue<(ReferenceKey Key, long At)> _order = new();

    /// <summary>Receipts that wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _order.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask KeepAsync(ReferenceKey key, EarlyReceipt receipt)
    {
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (_order.Count >= Max || clock.GetElapsedTime(oldest.At) >= Kept))
            {
                _order.Dequeue();
                _waiting.Remove(oldest.Key);
            }

            _order.Enqueue((key, clock.GetTimestamp()));
            _waiting[key] = _waiting.TryGetValue(key, out var others) ? others.Add(receipt) : [receipt];
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<EarlyReceipt>> TakeAsync(ReferenceKey key)
    {
        lock (_gate)
        {
            return new(_waiting.Remove(key, out var receipts) ? receipts : []);
        }
    }
}
