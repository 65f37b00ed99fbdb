using System.Diagnostics;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>The labelled point at which this process dies, as if by power cut: SIGKILL, no handler, no flush.</summary>
internal sealed class KillPoint(string? armed)
{
    /// <summary>Dies when the point is the armed one.</summary>
    /// <param name="point">Where the process has come to, such as <c>Otp.Create decided</c>.</param>
    public void Pass(string point)
    {
        if (point == armed)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }
    }

    /// <summary>One turn, with a point before it, one after it decided, and one after what it decided became durable.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="point">The turn's label.</param>
    /// <param name="ask">The turn.</param>
    public async ValueTask<Reply<T>> PassAsync<T>(string point, Func<ValueTask<Reply<T>>> ask)
    {
        Pass(point + " before");
        var reply = await ask();
        Pass(point + " decided");
        return reply with { Saved = SavedAsync(reply.Saved, point) };
    }

    private async Task SavedAsync(Task saved, string point)
    {
        await saved;
        Pass(point + " saved");
    }
}
