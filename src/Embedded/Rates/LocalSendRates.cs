using System.Collections.Concurrent;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Rates;

/// <summary>Every workspace's sends per second, counted in this process: it is the only one.</summary>
/// <param name="time">The clock.</param>
public sealed class LocalSendRates(TimeProvider time) : ISendRates
{
    /// <summary>Workspaces come from the installation's own settings, so this is a fuse, not a limit that is met.</summary>
    private const int WorkspacesMax = 100_000;

    private readonly ConcurrentDictionary<WorkspaceId, Counted> _counted = new();

    /// <inheritdoc/>
    public ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond)
    {
        var counted = Find(workspace, perSecond);
        lock (counted.Gate)
        {
            counted.Bucket.TryTake(perSecond, time.GetUtcNow(), out var wait, out var next);
            counted.Bucket = next;
            return ValueTask.FromResult(wait);
        }
    }

    /// <inheritdoc/>
    public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond)
    {
        var counted = Find(workspace, perSecond);
        lock (counted.Gate)
        {
            var bucket = counted.Bucket.Refill(perSecond, time.GetUtcNow());
            return ((int)bucket.Tokens, TimeSpan.FromSeconds((perSecond - bucket.Tokens) / perSecond));
        }
    }

    private Counted Find(WorkspaceId workspace, int perSecond)
    {
        if (_counted.TryGetValue(workspace, out var counted))
        {
            return counted;
        }

        return _counted.Count < WorkspacesMax
            ? _counted.GetOrAdd(workspace, _ => new Counted(TokenBucket.Full(perSecond, time.GetUtcNow())))
            : throw new OverloadedException("table of send rates");
    }

    private sealed class Counted(TokenBucket bucket)
    {
        public Lock Gate { get; } = new();

        public TokenBucket Bucket { get; set; } = bucket;
    }
}
