using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Watches;

/// <summary>
/// Enters OTPs of this process into watches. While one batch is being written, the next gathers: at 64 parallel sends a write carries a dozen OTPs.
/// </summary>
internal sealed class WatchDesk(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Shards of a slot: processes keep out of each other's way.</summary>
    private const int Shards = 8;

    /// <summary>OTPs that may wait for one slot's watch; beyond that nothing more is answered.</summary>
    private const int WaitingMax = 8_192;

    private readonly int _shard = (int)((uint)Environment.ProcessId % Shards);
    private readonly Dictionary<WatchSlot, Line> _lines = [];
    private readonly Lock _gate = new();

    /// <summary>Enters an OTP.</summary>
    /// <param name="otp">Which.</param>
    /// <param name="at">When it wants to be looked at.</param>
    /// <returns>Completes when that is durable; fails with <see cref="StorageUnavailableException"/>.</returns>
    public Task EnterAsync(OtpId otp, DateTimeOffset at)
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
                    return Task.FromException(new StorageUnavailableException("Too many OTPs wait for their watch to be written."));
                }

                line.Waiting.Add(otp);
                return line.Next.Task;
            }

            _lines.Add(slot, line = new Line());
            line.Waiting.Add(otp);
            entered = line.Next.Task;
        }

        _ = WriteAsync(slot, line);
        return entered;
    }

    private async Task WriteAsync(WatchSlot slot, Line line)
    {
        var watch = grains.GetGrain<IWatchGrain>(slot.KeyFor(_shard));
        while (Take(slot, line) is var (otps, told))
        {
            try
            {
                var answer = await watch.EnterAsync(new Parcel(new WatchEntries(otps)));
                if (answer.Trouble != Trouble.None)
                {
                    throw new StorageUnavailableException("OTPs could not be entered into a watch. See the silo's log.");
                }

                told.SetResult();
            }
#pragma warning disable CA1031 // Every failure is told to those who wait.
            catch (Exception e)
#pragma warning restore CA1031
            {
                told.SetException(e as StorageUnavailableException ?? new StorageUnavailableException("OTPs could not be entered into a watch.", e));
            }
        }
    }

    private (ImmutableArray<OtpId> Otps, TaskCompletionSource Told)? Take(WatchSlot slot, Line line)
    {
        lock (_gate)
        {
            if (line.Waiting.Count == 0)
            {
                _lines.Remove(slot);
                return null;
            }

            var taken = ((ImmutableArray<OtpId>)[.. line.Waiting], line.Next);
            line.Waiting.Clear();
            line.Next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return taken;
        }
    }

    private sealed class Line
    {
        public List<OtpId> Waiting { get; } = [];

        public TaskCompletionSource Next { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
