using System.Collections.Immutable;
using System.Security.Cryptography;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Webhooks;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Watches;

/// <summary>
/// Enters OTPs, or pages of outboxes, of this process into watches. While one batch is being written, the next gathers: at 64 parallel sends a write
/// carries a dozen OTPs.
/// </summary>
internal sealed class WatchDesk(IGrainFactory grains, TimeProvider clock, Watched kind = Watched.Otps)
{
    /// <summary>Shards of a slot for each kind: processes keep out of each other's way.</summary>
    private const int Shards = 8;

    /// <summary>How many may wait for one slot's watch; beyond that nothing more is answered.</summary>
    private const int WaitingMax = 8_192;

    private readonly int _shard = ((int)kind * Shards) + RandomNumberGenerator.GetInt32(Shards);
    private readonly Dictionary<WatchSlot, Line> _lines = [];
    private readonly Lock _gate = new();

    /// <summary>What the watch of a shard watches.</summary>
    public static Watched KindOf(int shard) => (Watched)(shard / Shards);

    /// <summary>Enters one.</summary>
    /// <param name="id">Which.</param>
    /// <param name="at">When it wants to be looked at.</param>
    /// <returns>Completes when that is durable; fails with <see cref="StorageUnavailableException"/>.</returns>
    public Task EnterAsync(UInt128 id, DateTimeOffset at)
    {
        var slot = WatchSlot.For(at, clock.Moment());
        Line line;
        Task entered;
        lock (_gate)
        {
            if (_lines.TryGetValue(slot, out line!))
            {
                if (line.Waiting.Count >= WaitingMax)
                {
                    return Task.FromException(new StorageUnavailableException("Too many wait for their watch to be written."));
                }

                line.Waiting.Add(id);
                return line.Next.Task;
            }

            _lines.Add(slot, line = new Line());
            line.Waiting.Add(id);
            entered = line.Next.Task;
        }

        _ = WriteAsync(slot, line);
        return entered;
    }

    private async Task WriteAsync(WatchSlot slot, Line line)
    {
        var watch = grains.GetGrain<IWatchGrain>(slot.KeyFor(_shard));
        while (Take(slot, line) is var (ids, told))
        {
            try
            {
                var answer = await watch.EnterAsync(new Parcel(new WatchEntries(ids)));
                if (answer.Trouble != Trouble.None)
                {
                    throw new StorageUnavailableException("A watch could not be written. See the silo's log.");
                }

                told.SetResult();
            }
#pragma warning disable CA1031 // Every failure is told to those who wait.
            catch (Exception e)
#pragma warning restore CA1031
            {
                told.SetException(e as StorageUnavailableException ?? new StorageUnavailableException("A watch could not be written.", e));
                Unwatched(ids);
            }
        }
    }

    /// <summary>They rely on being watched from the answer on that asked for it.</summary>
    private void Unwatched(ImmutableArray<UInt128> ids)
    {
        foreach (var id in ids)
        {
            _ = kind == Watched.Pages
                ? grains.GetGrain<IPageGrain>(ActorGrainKey.Of(id)).UnwatchedAsync()
                : grains.GetGrain<IOtpGrain>(ActorGrainKey.Of(id)).UnwatchedAsync();
        }
    }

    private (ImmutableArray<UInt128> Ids, TaskCompletionSource Told)? Take(WatchSlot slot, Line line)
    {
        lock (_gate)
        {
            if (line.Waiting.Count == 0)
            {
                _lines.Remove(slot);
                return null;
            }

            var taken = ((ImmutableArray<UInt128>)[.. line.Waiting], line.Next);
            line.Waiting.Clear();
            line.Next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return taken;
        }
    }

    private sealed class Line
    {
        public List<UInt128> Waiting { get; } = [];

        public TaskCompletionSource Next { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
