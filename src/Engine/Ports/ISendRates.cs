using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Every workspace's sends per second.</summary>
public interface ISendRates
{
    /// <summary>Asks for one send.</summary>
    /// <param name="workspace">Who sends.</param>
    /// <param name="perSecond">The limit, at least 1.</param>
    /// <returns>Zero when the send may go on, else how long to wait.</returns>
    ValueTask<TimeSpan> TakeAsync(WorkspaceId workspace, int perSecond);

    /// <summary>What is left, for the rate-limit headers; takes nothing and may be a moment old.</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="perSecond">The limit, at least 1.</param>
    /// <returns>Whole sends left and the time until the bucket is full again.</returns>
    (int Remaining, TimeSpan Reset) Peek(WorkspaceId workspace, int perSecond);
}
