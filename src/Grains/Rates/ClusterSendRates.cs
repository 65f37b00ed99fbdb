using System.Collections.Concurrent;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Rates;

/// <summary>
/// Every workspace's sends per second over the whole cluster. Slow workspaces ask their bucket for each send; above 200 a second a process takes a
/// twentieth of a second's worth at a time and gives up what it has not used after a tenth.
/// </summary>
internal sealed class ClusterSendRates(IGrainFactory grains, TimeProvider clock) : ISendRates
{
    private const int BlocksAbove = 200;
    private const int BlocksPerSecond = 20;
    private const int RememberedMax = 10_000;

    private static readonly TimeSpan BlockLife = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<WorkspaceId, Block> _blocks = new();

    public async ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond)
    {
        if (_blocks.TryGetValue(workspace, out var block) && clock.GetUtcNow() < block.Until && block.TryTake())
        {
            return TimeSpan.Zero;
        }

        RateGrant grant;
        try
        {
            grant = await grains.GetGrain<IRateGrain>(workspace.ToString()).TakeAsync(perSecond, perSecond > BlocksAbove ? perSecond / BlocksPerSecond : 1);
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

        if (_blocks.Count > RememberedMax)
        {
            _blocks.Clear();
        }

        _blocks[workspace] = new Block(grant.Granted - 1, grant, clock.GetUtcNow() + BlockLife);
        return grant.Wait;
    }

    public (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond) =>
        _blocks.TryGetValue(workspace, out var block) && block.Until + block.Grant.Reset > clock.GetUtcNow()
            ? (block.Grant.Remaining + Math.Max(0, block.Left), block.Grant.Reset)
            : (perSecond, TimeSpan.Zero);

    private sealed class Block(int left, RateGrant grant, DateTimeOffset until)
    {
        private int _left = left;

        public int Left => Volatile.Read(ref _left);

        public RateGrant Grant => grant;

        public DateTimeOffset Until => until;

        public bool TryTake() => Interlocked.Decrement(ref _left) >= 0;
    }
}
