using System.Collections.Concurrent;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Front;

namespace OtpActors.Grains.Rates;

/// <summary>
/// Every workspace's sends per second over the whole cluster. Slow workspaces ask their bucket for each send; above 200 a second a process takes a
/// twentieth of a second's worth at a time and gives up what it has not used after a tenth.
/// </summary>
internal sealed class ClusterSendRates(IGrainFactory grains, RemoteRates told, TimeProvider clock) : ISendRates
{
    private const int BlocksAbove = 200;
    private const int BlocksPerSecond = 20;
    private const int RememberedMax = 10_000;

    private static readonly TimeSpan BlockLife = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<WorkspaceId, Share> _shares = new();

    public async ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond)
    {
        if (_shares.Count > RememberedMax)
        {
            _shares.Clear();
        }

        var share = _shares.GetOrAdd(workspace, static _ => new Share());
        if (perSecond <= BlocksAbove)
        {
            var grant = await AskAsync(workspace, perSecond, 1);
            share.Block = new Block(0, grant, clock.GetUtcNow() + BlockLife);
            return grant.Wait;
        }

        while (true)
        {
            var block = share.Block;
            if (block is not null && clock.GetUtcNow() < block.Until && block.TryTake())
            {
                return TimeSpan.Zero;
            }

            // One asks for all who wait: what each of a burst took for itself would be given up again.
            if (share.AskAsync(block, () => FillAsync(share, workspace, perSecond)) is { } asking && await asking is { Granted: 0 } refused)
            {
                return refused.Wait;
            }
        }
    }

    public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond) =>
        _shares.TryGetValue(workspace, out var share) && share.Block is { } block && block.Until + block.Grant.Reset > clock.GetUtcNow()
            ? (block.Grant.Remaining + Math.Max(0, block.Left), block.Grant.Reset)
            : told.Peek(workspace, perSecond);

    private async Task<RateGrant> FillAsync(Share share, WorkspaceId workspace, int perSecond)
    {
        var grant = await AskAsync(workspace, perSecond, perSecond / BlocksPerSecond);
        if (grant.Granted > 0)
        {
            share.Block = new Block(grant.Granted, grant, clock.GetUtcNow() + BlockLife);
        }

        return grant;
    }

    private async Task<RateGrant> AskAsync(WorkspaceId workspace, int perSecond, int count)
    {
        try
        {
            return await grains.GetGrain<IRateGrain>(workspace.ToString()).TakeAsync(perSecond, count);
        }
        catch (Exception e) when (e is LimitExceededException or GatewayTooBusyException)
        {
            throw new OverloadedException("line before a workspace's rate");
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // Something may have been taken: this is not "nothing was done".
            throw new StorageUnavailableException("A workspace's rate could not be asked for: its silo may have died.", e);
        }
    }

    /// <summary>What this process has of one workspace's rate.</summary>
    private sealed class Share
    {
        private readonly Lock _gate = new();
        private Task<RateGrant>? _asking;
        private volatile Block? _block;

        public Block? Block
        {
            get => _block;
            set => _block = value;
        }

        /// <summary>Asks for another block than this one, unless somebody is asking already.</summary>
        /// <returns>What is granted; null when there is another by now.</returns>
        public Task<RateGrant>? AskAsync(Block? used, Func<Task<RateGrant>> ask)
        {
            lock (_gate)
            {
                return _asking is { IsCompleted: false } asking ? asking : ReferenceEquals(_block, used) ? _asking = ask() : null;
            }
        }
    }

    private sealed class Block(int left, RateGrant grant, DateTimeOffset until)
    {
        private int _left = left;

        public int Left => Volatile.Read(ref _left);

        public RateGrant Grant => grant;

        public DateTimeOffset Until => until;

        public bool TryTake() => Interlocked.Decrement(ref _left) >= 0;
    }
}
