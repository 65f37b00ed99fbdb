using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Activations;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Records;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>
/// The thin shell around one actor of the engine: load, decide, save, answer. It is not reentrant, so there is one storage operation at a time (A97);
/// correctness rests on the record's tag all the same, because two activations may live at once (A95). After any storage error the shell forgets what
/// it knew and reads again (A96).
/// A turn that begins without knowing the record decides first and inserts: a new actor costs one write and no read. Is there a record after all, the
/// insert fails, nothing has happened, and the turn is decided again on what the store says. A turn that saves nothing has no such test: when somebody
/// else may have written meanwhile (<see cref="ActorHouse.MayTrust"/>) the record is read before the answer.
/// </summary>
[CollectionAgeLimit(AlwaysActive = true)]
internal abstract partial class ActorGrain<TState, TRequest, TAnswer> : IGrainBase, IIdleActor
    where TState : class
    where TRequest : class
    where TAnswer : class
{
    /// <summary>Another activation may win this often before the caller is told to try again.</summary>
    private const int ConflictsMax = 3;

    private readonly IActor<TState, TRequest, TAnswer> _actor;
    private readonly ActorHouse _house;
    private readonly string _kind;
    private ReadOnlyMemory<byte> _bytes;
    private TState? _remembered;
    private RecordTag _tag;
    private readonly int? _cell;
    private bool _known;
    private long _knownAt;

    protected ActorGrain(IActor<TState, TRequest, TAnswer> actor, ActorHouse house, IGrainContext context)
    {
        _actor = actor;
        _house = house;
        _kind = KindName.Of(actor.Kind);
        GrainContext = context;
        LastTurn = Now;
        Id = ActorGrainKey.Of(context.GrainId);
        _cell = CellKey.TryRead(context.GrainId, out var cell) ? cell : null;
    }

    public IGrainContext GrainContext { get; }

    public DateTimeOffset LastTurn { get; private set; }

    /// <summary>The actor's 128 bits.</summary>
    protected UInt128 Id { get; }

    /// <summary>When the actor wants a turn by itself, as far as is known.</summary>
    protected DateTimeOffset? WakeAt { get; private set; }

    /// <summary>How long the store keeps a record that is in use, should its actor never come back to it; null for ever.</summary>
    protected virtual TimeSpan? KeptInUse => null;

    protected DateTimeOffset Now => _house.Clock.Moment();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Parcel> AskAsync(Parcel request)
    {
        try
        {
            var answer = await TurnAsync((TRequest)request.Message!);
            return new Parcel(answer, WatchAt: AfterTurn(Now));
        }
        catch (StorageUnavailableException)
        {
            return new Parcel(null, Trouble.Storage);
        }
    }

    public void Leave() => GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody asked for a while."));

    /// <summary>Called after every turn that came through: when somebody else should look after this actor, should this activation die.</summary>
    protected virtual DateTimeOffset? AfterTurn(DateTimeOffset now) => null;

    /// <summary>Reads the record, unless what is known of it can be trusted.</summary>
    protected async ValueTask LoadAsync()
    {
        if (!_known || !_house.MayTrust(_cell, _knownAt))
        {
            await ReadAsync();
        }
    }

    /// <summary>Reads the record. When nobody else wrote it, what is known of it stays as it is.</summary>
    private async ValueTask ReadAsync()
    {
        try
        {
            var asked = _house.Clock.GetTimestamp();
            var record = await _house.Store.ReadAsync(_kind, Id);
            _knownAt = asked;
            if (_known && (record?.Tag ?? default) == _tag)
            {
                return;
            }

            _remembered = null;
            _bytes = record?.Bytes ?? default;
            WakeAt = State() is { } state ? _actor.WakeAt(state) : null;
            _tag = record?.Tag ?? default;
            _known = true;
        }
        catch (Exception e)
        {
            throw Fail(e);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TAnswer> TurnAsync(TRequest request)
    {
        for (var (conflicts, read) = (0, false); ;)
        {
            var now = LastTurn = Now;
            var state = State();
            var turn = _actor.Decide(state, request, now);
            if (!turn.Save && !read && !(_known && _house.MayTrust(_cell, _knownAt)))
            {
                // Nothing to write: the answer rests on what the record says.
                await ReadAsync();
                read = true;
                continue;
            }

            if (!turn.Save)
            {
                Remember(turn.Next);
                return turn.Answer;
            }

            try
            {
                await SaveAsync(turn.Next, now);
                return turn.Answer;
            }
            catch (InconsistentStateException e)
            {
                // Compare-and-set: nothing was written, so the turn may be decided again.
                Forget();
                _house.Metrics.Conflict(_kind);
                if (++conflicts > ConflictsMax)
                {
                    throw Fail(e);
                }

                await ReadAsync();
                read = true;
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SaveAsync(TState? next, DateTimeOffset now)
    {
        try
        {
            var asked = _house.Clock.GetTimestamp();
            ReadOnlyMemory<byte> bytes = default;
            var keep = next is null ? TimeSpan.Zero : _actor.KeepUntil(next) is { } until ? until - now : KeptInUse;
            if (!(keep <= TimeSpan.Zero))
            {
                bytes = Write(next!);
                _tag = await _house.Store.WriteAsync(_kind, Id, bytes, _tag, keep);
            }
            else if (!_tag.IsNone)
            {
                await _house.Store.DeleteAsync(_kind, Id, _tag);
                (_tag, next) = (default, null);
            }

            (_bytes, _known, _knownAt) = (bytes, true, asked);
            WakeAt = next is null ? null : _actor.WakeAt(next);
            Remember(next);
            _house.Health.Works();
        }
        catch (Exception e) when (e is not InconsistentStateException)
        {
            throw Fail(e);
        }
    }

    /// <summary>
    /// Between turns an actor is its bytes: decoding them costs less than a collector that looks at the objects of every waiting OTP. Only what the bytes
    /// leave out is kept as it is.
    /// </summary>
    private TState? State() => _remembered ?? (_bytes.IsEmpty ? null : Read(_bytes));

    private void Remember(TState? state) => _remembered = state is not null && _actor.Remembers(state) ? state : null;

    private void Forget()
    {
        (_bytes, _remembered, _tag, _known) = (default, null, default, false);
        WakeAt = null;
    }

    private StorageUnavailableException Fail(Exception cause)
    {
        Forget();
        _house.Metrics.StorageFailure(_kind);
        if (cause is not (InvalidDataException or InconsistentStateException))
        {
            // One damaged record is no reason to take the silo out of service.
            _house.Health.Failed();
        }

        LogStorageFailed(_house.Logger, _kind, cause);
        return new StorageUnavailableException("The record of an actor could not be read or written. See the silo's log.", cause);
    }

    private byte[] Write(TState state)
    {
        var buffer = RecordBuffer.Rent();
        var to = new StateWriter(buffer);
        _actor.Write(state, ref to);
        return buffer.WrittenSpan.ToArray();
    }

    private TState Read(ReadOnlyMemory<byte> bytes)
    {
        var from = new StateReader(bytes.Span);
        var state = _actor.Read(ref from);
        return from.AtEnd ? state : throw new InvalidDataException("A record is longer than what it holds.");
    }

    [LoggerMessage(4001, LogLevel.Error, "A record of kind {Kind} could not be read or written. Its actor forgets what it knew and reads again.")]
    private static partial void LogStorageFailed(ILogger logger, string kind, Exception cause);
}
