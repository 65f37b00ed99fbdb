using System.Collections.Concurrent;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Webhooks.Endpoints;

/// <summary>
/// Every workspace's endpoints as they stood a moment ago, so that a send costs a look into memory: a change made by another process acts within
/// <see cref="Fresh"/>, one made by this process at once.
/// </summary>
internal sealed class EndpointDirectory(IWebhookActors actors, KeyedNames names, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>Workspaces come from the installation itself, so this is a fuse: beyond it nothing is remembered.</summary>
    private const int WorkspacesMax = 100_000;

    private readonly ConcurrentDictionary<WorkspaceId, Seen> _seen = new();

    /// <summary>The endpoints of a workspace.</summary>
    public ValueTask<EndpointsState> GetAsync(WorkspaceId workspace) =>
        _seen.TryGetValue(workspace, out var seen) && clock.GetElapsedTime(seen.At) < Fresh ? new(seen.State) : RefreshAsync(workspace);

    /// <summary>The endpoints of a workspace as they stand now.</summary>
    public async ValueTask<EndpointsState> RefreshAsync(WorkspaceId workspace)
    {
        var reply = await actors.AskAsync(names.Endpoints(workspace), EndpointsRequest.Read.Instance);
        await reply.Saved;
        Note(workspace, reply.Answer.State);
        return reply.Answer.State;
    }

    /// <summary>Changes the endpoints of a workspace.</summary>
    public async ValueTask<EndpointsAnswer> ApplyAsync(WorkspaceId workspace, EndpointsCommand command)
    {
        var reply = await actors.AskAsync(names.Endpoints(workspace), new EndpointsRequest.Apply(command));
        await reply.Saved;
        Note(workspace, reply.Answer.State);
        return reply.Answer;
    }

    private void Note(WorkspaceId workspace, EndpointsState state)
    {
        if (_seen.Count < WorkspacesMax || _seen.ContainsKey(workspace))
        {
            _seen[workspace] = new Seen(state, clock.GetTimestamp());
        }
    }

    private sealed record Seen(EndpointsState State, long At);
}
