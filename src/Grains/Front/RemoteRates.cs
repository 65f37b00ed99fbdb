using System.Collections.Concurrent;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Front;

/// <summary>What a front end without grains knows of the workspaces' rates: what the cluster told it last.</summary>
internal sealed class RemoteRates(TimeProvider clock) : ISendRates
{
    private const int RememberedMax = 10_000;

    private readonly ConcurrentDictionary<WorkspaceId, (int Remaining, DateTimeOffset FullAt)> _known = new();

    /// <summary>The cluster told something.</summary>
    public void Note(WorkspaceId workspace, int remaining, TimeSpan reset)
    {
        if (_known.Count > RememberedMax)
        {
            _known.Clear();
        }

        _known[workspace] = (remaining, clock.GetUtcNow() + reset);
    }

    /// <summary>Never refuses: the silo that drives the send asks for its rate.</summary>
    public ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond) => ValueTask.FromResult(TimeSpan.Zero);

    public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond)
    {
        var now = clock.GetUtcNow();
        return _known.TryGetValue(workspace, out var known) && known.FullAt > now ? (known.Remaining, known.FullAt - now) : (perSecond, TimeSpan.Zero);
    }
}
