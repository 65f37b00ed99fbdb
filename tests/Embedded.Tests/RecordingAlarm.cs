using System.Collections.Concurrent;
using System.Threading.Channels;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Tests;

/// <summary>Tells the test who was rung, and does what the test says.</summary>
internal sealed class RecordingAlarm : IAlarm
{
    private readonly Channel<OtpId> _rung = Channel.CreateUnbounded<OtpId>();

    public Func<OtpId, Task> OnRing { get; set; } = static _ => Task.CompletedTask;

    public ConcurrentQueue<OtpId> Rung { get; } = new();

    public async ValueTask RingAsync(OtpId otp, CancellationToken cancellationToken)
    {
        Rung.Enqueue(otp);
        try
        {
            await OnRing(otp);
        }
        finally
        {
            _rung.Writer.TryWrite(otp);
        }
    }

    /// <summary>Waits for the next ring to end.</summary>
    public ValueTask<OtpId> NextAsync() => _rung.Reader.ReadAsync();
}
