namespace OtpActors.Domain.Deliveries;

/// <summary>What happened instead of a provider's answer.</summary>
public enum UnknownReason
{
    /// <summary>No answer within the deadline.</summary>
    Timeout = 1,

    /// <summary>The connection broke.</summary>
    ConnectionLost = 2,

    /// <summary>The answer could not be read.</summary>
    UnreadableReply = 3,

    /// <summary>The process that made the call died.</summary>
    DriverLost = 4,
}
