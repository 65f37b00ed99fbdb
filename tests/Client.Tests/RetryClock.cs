using System.Threading.Channels;
using OtpActors.Testing;

namespace OtpActors.Client.Tests;

/// <summary>The client's clock, in the test's hand: tells which wait begins, and ends it when the test says so.</summary>
internal sealed class RetryClock : TimeProvider
{
    /// <summary>How long, in real time, to wait for something that is under way. Reached only by a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualTime _time = new();
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ToldTimer(_time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), _timers.Writer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits for the next timer of the client and lets its time pass.</summary>
    /// <param name="attempt">Whether it must be the limit of a try, <see cref="OtpActorsClientOptions.AttemptTimeout"/>; otherwise those are passed over.</param>
    /// <returns>How long it was set for.</returns>
    public async Task<TimeSpan> PassAsync(bool attempt = false)
    {
        var options = new OtpActorsClientOptions();
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var due = await _timers.Reader.ReadAsync(patience.Token);
            if (due != options.Timeout && (due == options.AttemptTimeout) == attempt)
            {
                _time.Advance(due);
                return due;
            }
        }
    }

    private sealed class ToldTimer(ITimer timer, ChannelWriter<TimeSpan> told) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            if (dueTime > TimeSpan.Zero)
            {
                told.TryWrite(dueTime);
            }

            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
