using System.Diagnostics;

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
}
