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
    private readonly LinkedList<(ReferenceKey Key, EarlyReceipt Receipt, long At)> _order = [];
    private readonly Dictionary<ReferenceKey, ImmutableArray<LinkedListNode<(ReferenceKey Key, EarlyReceipt Receipt, long At)>>> _waiting = [];

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
            while (_order.First is { } oldest && (_order.Count >= Max || clock.GetElapsedTime(oldest.Value.At) >= Kept))
            {
                _order.Remove(oldest);

                // Newer receipts of the same message go on waiting.
                _waiting[oldest.Value.Key] = _waiting[oldest.Value.Key].Remove(oldest);
                if (_waiting[oldest.Value.Key].IsEmpty)
                {
                    _waiting.Remove(oldest.Value.Key);
                }
            }

            var last = _order.AddLast((key, receipt, clock.GetTimestamp()));
            _waiting[key] = _waiting.TryGetValue(key, out var others) ? others.Add(last) : [last];
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<EarlyReceipt>> TakeAsync(ReferenceKey key)
    {
        lock (_gate)
        {
            if (!_waiting.Remove(key, out var taken))
            {
                return new([]);
            }

            foreach (var receipt in taken)
            {
                _order.Remove(receipt);
            }

            return new([.. taken.Select(static t => t.Value.Receipt)]);
        }
    }
}
