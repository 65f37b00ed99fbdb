using System.Numerics;
using OtpActors.Delivery.Messages;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Sandbox;

/// <summary>
/// The last so many messages of the last 15 minutes, in memory. Messages are numbered and lie in a ring; those whose numbers share a hash bucket
/// are chained from the newest back. A chain ends where the ring has moved on, so that forgetting a message costs nothing. Texts are composed when
/// somebody looks: a million kept messages are a million small objects, and whoever measures a send does not measure their prose.
/// </summary>
internal sealed class SandboxInbox : ISandboxInbox
{
    /// <summary>How long a message is shown.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly MessageWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Entry[] _ring;
    private readonly long[] _newest;
    private long _first = 1;
    private long _next = 1;

    /// <summary>Opens an empty inbox.</summary>
    /// <param name="capacity">Most messages kept, at least 1.</param>
    /// <param name="writer">Writes the texts.</param>
    /// <param name="clock">The time.</param>
    public SandboxInbox(int capacity, MessageWriter writer, TimeProvider clock)
    {
        _writer = writer;
        _clock = clock;
        _ring = new Entry[capacity];
        _newest = new long[BitOperations.RoundUpToPowerOf2((uint)capacity)];
    }

    /// <summary>Takes a message in.</summary>
    /// <param name="message">The message.</param>
    /// <param name="at">When it came; not before those that are in.</param>
    public void Add(DeliveryMessage message, DateTimeOffset at)
    {
        ref var newest = ref _newest[Bucket(message.Phone)];
        lock (_gate)
        {
            Forget(at);
            if (_next - _first == _ring.Length)
            {
                _first++;
            }

            _ring[_next % _ring.Length] = new Entry(message, at, newest);
            newest = _next++;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit)
    {
        var now = _clock.GetUtcNow();
        var found = new List<SandboxMessage>();
        lock (_gate)
        {
            Forget(now);
            var number = phone is { } wanted ? _newest[Bucket(wanted)] : _next - 1;
            while (number >= _first && found.Count < limit)
            {
                var entry = _ring[number % _ring.Length];
                if (phone is null || entry.Message!.Phone == phone)
                {
                    found.Add(Show(entry));
                }

                number = phone is null ? number - 1 : entry.Previous;
            }
        }

        return found;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_first < _next && _ring[_first % _ring.Length].At + Kept <= now)
        {
            _ring[_first % _ring.Length] = default;
            _first++;
        }
    }

    private SandboxMessage Show(Entry entry)
    {
        var message = entry.Message!;
        return new SandboxMessage(message.Otp, message.Phone, message.Channel, message.Code, _writer.Write(message, entry.At), entry.At);
    }

    private int Bucket(PhoneNumber phone) => phone.GetHashCode() & (_newest.Length - 1);

    /// <param name="Message">The message; null once forgotten.</param>
    /// <param name="At">When it came.</param>
    /// <param name="Previous">The number of the message before it in its bucket; 0 for none.</param>
    private readonly record struct Entry(DeliveryMessage? Message, DateTimeOffset At, long Previous);
}
