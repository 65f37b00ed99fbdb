using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>A page of an outbox: lets <see cref="PageMachine"/> decide, says what to save.</summary>
public sealed class PageActor : IPortableActor<PageState, PageRequest, PageAnswer>
{
    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Page;

    /// <inheritdoc/>
    public Turn<PageState, PageAnswer> Decide(PageState? state, PageRequest request, DateTimeOffset now)
    {
        var page = state?.KeepUntil <= now ? null : state;
        if (request is not PageRequest.Apply apply)
        {
            return new Turn<PageState, PageAnswer>(state, false, new PageAnswer(page, [], [], 0));
        }

        var decision = PageMachine.Decide(page, apply.Command, now);
        var changed = !ReferenceEquals(decision.State, page);
        return new Turn<PageState, PageAnswer>(
            changed ? decision.State : state, changed, new PageAnswer(decision.State, decision.Taken, decision.Left, decision.Count));
    }

    /// <inheritdoc/>
    public bool IsBirth(PageRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(PageState state) => state.WakeAt;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(PageState state) => state.KeepUntil;

    /// <inheritdoc/>
    public bool Remembers(PageState state) => false;

    /// <inheritdoc/>
    public void Write(PageState state, ref StateWriter to) => PageFormat.Write(state, ref to);

    /// <inheritdoc/>
    public PageState Read(ref StateReader from) => PageFormat.Read(ref from);

    /// <inheritdoc/>
    public void WriteRequest(PageRequest request, ref StateWriter to) => PageMessages.Write(request, ref to);

    /// <inheritdoc/>
    public PageRequest ReadRequest(ref StateReader from) => PageMessages.ReadRequest(ref from);

    /// <inheritdoc/>
    public void WriteAnswer(PageAnswer answer, ref StateWriter to) => PageMessages.Write(answer, ref to);

    /// <inheritdoc/>
    public PageAnswer ReadAnswer(ref StateReader from) => PageMessages.ReadAnswer(ref from);
}
