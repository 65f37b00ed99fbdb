using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Workspaces;

/// <summary>One workspace: keeps it, and lets nobody change what somebody else changed meanwhile.</summary>
public sealed class WorkspaceActor : IPortableActor<Workspace, WorkspaceRequest, WorkspaceAnswer>
{
    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Workspace;

    /// <inheritdoc/>
    public Turn<Workspace, WorkspaceAnswer> Decide(Workspace? state, WorkspaceRequest request, DateTimeOffset now)
    {
        if (request is not WorkspaceRequest.Put put)
        {
            return new(state, false, new WorkspaceAnswer(WorkspaceOutcome.Done, state));
        }

        if (put.Workspace.Revision != (state?.Revision ?? 0))
        {
            return new(state, false, new WorkspaceAnswer(WorkspaceOutcome.Changed, state));
        }

        var next = put.Workspace with { Revision = put.Workspace.Revision + 1 };
        return new(next, true, new WorkspaceAnswer(WorkspaceOutcome.Done, next));
    }

    /// <inheritdoc/>
    public bool IsBirth(WorkspaceRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(Workspace state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(Workspace state) => null;

    /// <inheritdoc/>
    public bool Remembers(Workspace state) => false;

    /// <inheritdoc/>
    public void Write(Workspace state, ref StateWriter to) => WorkspaceFormat.Write(state, ref to);

    /// <inheritdoc/>
    public Workspace Read(ref StateReader from) => WorkspaceFormat.Read(ref from);

    /// <inheritdoc/>
    public void WriteRequest(WorkspaceRequest request, ref StateWriter to)
    {
        var put = request as WorkspaceRequest.Put;
        to.Flag(put is not null);
        if (put is not null)
        {
            WorkspaceFormat.Write(put.Workspace, ref to);
        }
    }

    /// <inheritdoc/>
    public WorkspaceRequest ReadRequest(ref StateReader from) =>
        from.Flag() ? new WorkspaceRequest.Put(WorkspaceFormat.Read(ref from)) : WorkspaceRequest.Read.Instance;

    /// <inheritdoc/>
    public void WriteAnswer(WorkspaceAnswer answer, ref StateWriter to)
    {
        to.Number((int)answer.Outcome);
        to.Flag(answer.Workspace is not null);
        if (answer.Workspace is { } workspace)
        {
            WorkspaceFormat.Write(workspace, ref to);
        }
    }

    /// <inheritdoc/>
    public WorkspaceAnswer ReadAnswer(ref StateReader from) =>
        new((WorkspaceOutcome)from.Small(), from.Flag() ? WorkspaceFormat.Read(ref from) : null);
}
