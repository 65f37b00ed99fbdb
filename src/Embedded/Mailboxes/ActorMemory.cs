using System.Buffers;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Embedded.Mailboxes;

/// <summary>
/// An actor's state in memory and its row on disk. Memory runs ahead of the disk; when a change is lost on the way, memory is given up and read again.
/// Used by one turn at a time. The base of its mailbox, not a part: an actor in memory is one object and its bytes.
/// </summary>
internal abstract class ActorMemory<TState, TRequest, TAnswer>(Mailboxes<TState, TRequest, TAnswer> house, UInt128 key) : LiveActor
    where TState : class
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private bool _known;

    // Between turns an actor is its bytes: one object without references, where the state itself is a score of them, which the garbage collector
    // would trace and copy for as long as the actor is in memory (bench/README.md).
    // The state is kept only while it holds what was not saved or is never stored.
    private byte[]? _bytes;
    private TState? _state;
    private long _id;
    private long _version;
    private bool _resting;
    private Task? _saving;

    /// <summary>Which actor of its kind.</summary>
    protected UInt128 Key => key;

    /// <summary>All actors of its kind.</summary>
    protected Mailboxes<TState, TRequest, TAnswer> House => house;

    /// <summary>Whether the state is in memory and was not lost on its way to the disk.</summary>
    protected bool IsKnown
    {
        get
        {
            if (_saving is { IsCompleted: true } done)
            {
                _saving = null;
                _known &= done.IsCompletedSuccessfully;
            }

            return _known;
        }
    }

    /// <summary>Whether all that was saved is on disk, or known to be lost.</summary>
    protected bool IsSettled => _saving is null or { IsCompleted: true };

    /// <summary>One turn, whose state must be known.</summary>
    /// <exception cref="OverloadedException">The next state cannot be queued for the disk; nothing happened.</exception>
    /// <exception cref="StorageUnavailableException">The disk cannot be written; nothing happened.</exception>
    protected Reply<TAnswer> Turn(TRequest request, DateTimeOffset now)
    {
        var state = _state ?? (_bytes is { } bytes ? Read(bytes) : null);
        var turn = house.Actor.Decide(state, request, now);
        if (turn.Save)
        {
            // First the queue: a change that could not be queued did not happen.
            _bytes = Save(turn.Next, now, house.Actor.RestsOn(request));
            _state = turn.Next is { } next && house.Actor.Remembers(next) ? next : null;
        }
        else if (!ReferenceEquals(turn.Next, state))
        {
            _state = turn.Next;
        }

        return new Reply<TAnswer>(turn.Answer, _saving ?? Task.CompletedTask);
    }

    /// <summary>Reads the state.</summary>
    /// <param name="request">What is asked; a birth needs no look among the resting rows.</param>
    /// <exception cref="StorageUnavailableException">It cannot be read.</exception>
    protected async ValueTask LoadAsync(TRequest request)
    {
        var row = await house.Store.FindAsync(Row, mayRest: !house.Actor.IsBirth(request));
        _bytes = row?.State;
        _state = null;
        _id = row?.Id ?? 0;
        _version = row?.Version ?? 0;
        _resting = row?.Resting ?? false;
        _known = true;
    }

    private ActorKey Row => new(house.Actor.Kind, key);

    private TState Read(byte[] bytes)
    {
        try
        {
            var reader = new StateReader(bytes);
            var state = house.Actor.Read(ref reader);
            return reader.AtEnd ? state : throw new InvalidDataException("A record goes on after its end.");
        }
        catch (InvalidDataException e)
        {
            throw new StorageUnavailableException($"The record of {Row} cannot be read.", e);
        }
    }

    private byte[]? Save(TState? next, DateTimeOffset now, Footing footing)
    {
        var at = now.ToUnixTimeMilliseconds();
        if (next is null)
        {
            Forget(at, footing);
            return null;
        }

        var bytes = Write(next);
        var change = _id == 0 ? RowChange.Insert : _resting ? RowChange.Return : RowChange.Update;
        var id = _id == 0 ? house.Store.NextId() : _id;
        var write = new RowWrite(change, Row, id, _version, Milliseconds(house.Actor.WakeAt(next)), Milliseconds(house.Actor.KeepUntil(next)), at, bytes);
        _saving = house.Store.Commits.Enqueue(write, _saving, footing);
        _id = id;
        _version++;
        _resting = false;
        return bytes;
    }

    private void Forget(long at, Footing footing)
    {
        if (_id == 0)
        {
            return;
        }

        var change = _resting ? RowChange.DeleteResting : RowChange.Delete;
        _saving = house.Store.Commits.Enqueue(new RowWrite(change, Row, _id, _version, 0, 0, at, []), _saving, footing);
        _id = 0;
        _version = 0;
        _resting = false;
    }

    private byte[] Write(TState state)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        var writer = new StateWriter(buffer);
        house.Actor.Write(state, ref writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Rounded up: a time that has come is not before the actor's own.</summary>
    private static long Milliseconds(DateTimeOffset? time) =>
        time is { } at ? (at.UtcTicks - DateTime.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond : 0;
}
