namespace OtpActors.Domain.Deliveries;

/// <summary>Why a provider refuses one person for good.</summary>
public enum RejectionReason
{
    /// <summary>The provider did not say.</summary>
    Unspecified = 1,

    /// <summary>The number has no account on this channel.</summary>
    NotOnChannel = 2,

    /// <summary>The number does not exist.</summary>
    InvalidNumber = 3,

    /// <summary>The person does not want our messages.</summary>
    OptedOut = 4,

    /// <summary>The network or the provider blocks the number.</summary>
    Blocked = 5,

    /// <summary>The text was refused.</summary>
    ContentRejected = 6,
}
