using System.Threading.Channels;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Conformance;

/// <summary>Remembers for which pages it rang, and does nothing about it.</summary>
public sealed class RecordingPageAlarm : IPageAlarm
{
    private readonly Channel<PageKey> _rung = Channel.CreateUnbounded<PageKey>();

    public ValueTask RingAsync(PageKey page, CancellationToken cancellationToken) => _rung.Writer.WriteAsync(page, cancellationToken);

    /// <summary>Waits for the next ring, in real time; false when none comes.</summary>
    public async Task<PageKey?> NextAsync(TimeSpan patience)
    {
        using var enough = new CancellationTokenSource(patience);
        try
        {
            return await _rung.Reader.ReadAsync(enough.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Whether it has rung and nobody asked.</summary>
    public bool HasRung => _rung.Reader.TryPeek(out _);
}
