using System.Collections.Immutable;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Workspaces;

/// <summary>
/// The list of all workspaces. A change is announced here before it is made, and for <see cref="ChangeMax"/> after the announcement everybody who asks is
/// told to read that workspace again: so nobody misses a change, whoever dies in between, and no request has to pass this actor.
/// </summary>
public sealed class RegistryActor : IPortableActor<RegistryState, RegistryRequest, RegistryAnswer>
{
    /// <summary>A change is made within this time after its announcement, or not at all.</summary>
    public static readonly TimeSpan ChangeMax = TimeSpan.FromSeconds(20);

    private const int Version = 1;

    private static readonly TimeSpan ClockSkewMax = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Registry;

    /// <inheritdoc/>
    public Turn<RegistryState, RegistryAnswer> Decide(RegistryState? state, RegistryRequest request, DateTimeOffset now)
    {
        var registry = state ?? RegistryState.Empty;
        return request switch
        {
            RegistryRequest.Poll poll => new(state, false, Poll(registry, poll.Known, now)),
            RegistryRequest.Touch touch => Touch(registry, touch.Workspace, now),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "Unknown request."),
        };
    }

    /// <inheritdoc/>
    public bool IsBirth(RegistryRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(RegistryState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(RegistryState state) => null;

    /// <inheritdoc/>
    public bool Remembers(RegistryState state) => false;

    /// <inheritdoc/>
    public void Write(RegistryState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Number((ulong)state.Change);
        to.Number(state.Workspaces.Length);
        foreach (var entry in state.Workspaces)
        {
            to.Text(entry.Id.ToString());
            to.Number((ulong)entry.Change);
            to.Time(entry.At);
        }
    }

    /// <inheritdoc/>
    public RegistryState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"The registry is stored in format {version}; this build reads formats up to {Version}.");
        }

        var change = (long)from.Number();
        var entries = ImmutableArray.CreateBuilder<RegistryState.Entry>(from.Count());
        for (var i = 0; i < entries.Capacity; i++)
        {
            entries.Add(new(ReadId(ref from), (long)from.Number(), from.Time()));
        }

        return new RegistryState(change, entries.MoveToImmutable());
    }

    /// <inheritdoc/>
    public void WriteRequest(RegistryRequest request, ref StateWriter to)
    {
        to.Number((ulong)((request as RegistryRequest.Poll)?.Known ?? 0));
        to.Text((request as RegistryRequest.Touch)?.Workspace.ToString());
    }

    /// <inheritdoc/>
    public RegistryRequest ReadRequest(ref StateReader from)
    {
        var known = (long)from.Number();
        return from.TextOrNone() is not { } name ? new RegistryRequest.Poll(known)
            : WorkspaceId.TryParse(name, out var id) ? new RegistryRequest.Touch(id)
            : throw new InvalidDataException("A request to the registry names no workspace.");
    }

    /// <inheritdoc/>
    public void WriteAnswer(RegistryAnswer answer, ref StateWriter to)
    {
        to.Number((ulong)answer.Change);
        to.Flag(answer.IsFull);
        to.Number(answer.Stale.Length);
        foreach (var id in answer.Stale)
        {
            to.Text(id.ToString());
        }
    }

    /// <inheritdoc/>
    public RegistryAnswer ReadAnswer(ref StateReader from)
    {
        var change = (long)from.Number();
        var full = from.Flag();
        var stale = ImmutableArray.CreateBuilder<WorkspaceId>(from.Count());
        for (var i = 0; i < stale.Capacity; i++)
        {
            stale.Add(ReadId(ref from));
        }

        return new RegistryAnswer(change, stale.MoveToImmutable(), full);
    }

    private static RegistryAnswer Poll(RegistryState state, long known, DateTimeOffset now)
    {
        // A registry that knows less than the asker was restored from a backup: all of it is news.
        var all = known > state.Change;
        var stale = ImmutableArray.CreateBuilder<WorkspaceId>();
        foreach (var entry in state.Workspaces)
        {
            if (all || entry.Change > known || now < entry.At + ChangeMax + ClockSkewMax)
            {
                stale.Add(entry.Id);
            }
        }

        return new RegistryAnswer(state.Change, stale.ToImmutable(), false);
    }

    private static Turn<RegistryState, RegistryAnswer> Touch(RegistryState state, WorkspaceId workspace, DateTimeOffset now)
    {
        var entry = new RegistryState.Entry(workspace, state.Change + 1, now);
        for (var i = 0; i < state.Workspaces.Length; i++)
        {
            if (state.Workspaces[i].Id == workspace)
            {
                return Touched(state with { Workspaces = state.Workspaces.SetItem(i, entry) });
            }
        }

        return state.Workspaces.Length < Limits.WorkspacesMax
            ? Touched(state with { Workspaces = state.Workspaces.Add(entry) })
            : new(state, false, new RegistryAnswer(state.Change, [], true));
    }

    private static Turn<RegistryState, RegistryAnswer> Touched(RegistryState next) =>
        new(next with { Change = next.Change + 1 }, true, new RegistryAnswer(next.Change + 1, [], false));

    private static WorkspaceId ReadId(ref StateReader from) =>
        WorkspaceId.TryParse(from.Text(), out var id) ? id : throw new InvalidDataException("A workspace in the registry has no name.");
}
