using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Workspaces;

namespace OtpActors.Engine.Administration;

/// <inheritdoc cref="IWorkspaceDesk"/>
internal sealed class WorkspaceDesk(
    IActors actors, WorkspaceActor workspaces, RegistryActor registry, WorkspaceSnapshot snapshot, KeyedNames names, TimeProvider clock) : IWorkspaceDesk
{
    /// <summary>How often a change is tried that somebody else's change overtook.</summary>
    private const int TriesMax = 8;

    public async ValueTask<Workspace?> FindAsync(WorkspaceId id) => Workspace.Of(await ReadAsync(id), id);

    public ImmutableArray<Workspace> List(WorkspaceId? after, int limit) =>
    [
        .. snapshot.Ids
            .Where(id => after is not { } last || string.CompareOrdinal(id.ToString(), last.ToString()) > 0)
            .OrderBy(static id => id.ToString(), StringComparer.Ordinal)
            .Take(limit)
            .Select(snapshot.Read)
            .OfType<Workspace>(),
    ];

    public ValueTask<(DeskOutcome Outcome, Workspace? Workspace)> CreateAsync(WorkspaceId id, Func<Workspace, Workspace> change) =>
        PutAsync(id, kept => kept is null && id != WorkspaceId.Default ? (DeskOutcome.Done, change(Workspace.New(id, clock.Moment()))) : (DeskOutcome.Exists, null));

    public ValueTask<(DeskOutcome Outcome, Workspace? Workspace)> ChangeAsync(WorkspaceId id, Func<Workspace, Workspace?> change) =>
        PutAsync(id, kept => Workspace.Of(kept, id) is not { } workspace ? (DeskOutcome.NotFound, null)
            : change(workspace) is { } changed ? (DeskOutcome.Done, changed)
            : (DeskOutcome.Refused, null));

    private async ValueTask<(DeskOutcome, Workspace?)> PutAsync(WorkspaceId id, Func<Workspace?, (DeskOutcome, Workspace?)> change)
    {
        for (var i = 0; i < TriesMax; i++)
        {
            var (outcome, changed) = change(await ReadAsync(id));
            if (changed is null)
            {
                return (outcome, null);
            }

            // Announced first: should this process die in between, everybody reads the workspace again all the same.
            var announcedAt = clock.Moment();
            var touched = await actors.AskAsync(registry, names.Record("registry"), new RegistryRequest.Touch(id));
            await touched.Saved;
            if (touched.Answer.IsFull)
            {
                return (DeskOutcome.Full, null);
            }

            if (clock.Moment() >= announcedAt + RegistryActor.ChangeMax)
            {
                throw new StorageUnavailableException("A change of a workspace took too long to announce. Nothing was changed; try again.");
            }

            var put = await actors.AskAsync(workspaces, Id(id), new WorkspaceRequest.Put(changed));
            await put.Saved;
            if (put.Answer is { Outcome: WorkspaceOutcome.Done, Workspace: { } now })
            {
                snapshot.Change([now]);
                return (DeskOutcome.Done, now);
            }
        }

        throw new OverloadedException("line of changes to this workspace");
    }

    private async ValueTask<Workspace?> ReadAsync(WorkspaceId id)
    {
        var reply = await actors.AskAsync(workspaces, Id(id), WorkspaceRequest.Read.Instance);
        await reply.Saved;
        return reply.Answer.Workspace;
    }

    private UInt128 Id(WorkspaceId workspace) => names.Record("workspace", workspace.ToString());
}
