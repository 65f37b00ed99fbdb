using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>
/// One outbox: the events of one endpoint and one shard. It only knows its newest page, so that a long backlog costs nothing to add to
/// (docs/decisions/2026-11-21-outbox-pages.md).
/// </summary>
public sealed class OutboxActor : IPortableActor<OutboxState, OutboxRequest, OutboxAnswer>
{
    private const int Version = 1;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Outbox;

    /// <inheritdoc/>
    public Turn<OutboxState, OutboxAnswer> Decide(OutboxState? state, OutboxRequest request, DateTimeOffset now)
    {
        var last = state?.Last ?? 0;
        return request switch
        {
            OutboxRequest.Turn turn when turn.Full == last => new(new OutboxState(last + 1), true, new OutboxAnswer(last + 1, Begun: true)),
            OutboxRequest.Drop => new(null, state is not null, new OutboxAnswer(last)),
            _ => new(state, false, new OutboxAnswer(last)),
        };
    }

    /// <inheritdoc/>
    public bool IsBirth(OutboxRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(OutboxState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(OutboxState state) => null;

    /// <inheritdoc/>
    public bool Remembers(OutboxState state) => false;

    /// <inheritdoc/>
    public void Write(OutboxState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Number(state.Last);
    }

    /// <inheritdoc/>
    public OutboxState Read(ref StateReader from)
    {
        var version = from.Small();
        return version == Version
            ? new OutboxState(from.Small())
            : throw new InvalidDataException($"An outbox is stored in format {version}; this build reads formats up to {Version}.");
    }

    /// <inheritdoc/>
    public void WriteRequest(OutboxRequest request, ref StateWriter to)
    {
        to.Number(request is OutboxRequest.Turn ? 1 : request is OutboxRequest.Drop ? 2 : 0);
        to.Number((request as OutboxRequest.Turn)?.Full ?? 0);
    }

    /// <inheritdoc/>
    public OutboxRequest ReadRequest(ref StateReader from) => (from.Small(), from.Small()) switch
    {
        (1, var full) => new OutboxRequest.Turn(full),
        (2, _) => new OutboxRequest.Drop(),
        (0, _) => OutboxRequest.Read.Instance,
        var (number, _) => throw new InvalidDataException($"A request to an outbox has the number {number}, which this build does not know. Upgrade the older silos first."),
    };

    /// <inheritdoc/>
    public void WriteAnswer(OutboxAnswer answer, ref StateWriter to)
    {
        to.Number(answer.Last);
        to.Flag(answer.Begun);
    }

    /// <inheritdoc/>
    public OutboxAnswer ReadAnswer(ref StateReader from) => new(from.Small(), from.Flag());
}
