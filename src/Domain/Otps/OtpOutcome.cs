namespace OtpActors.Domain.Otps;

/// <summary>An OTP's answers. The numbers are stored with checks that carry an idempotency key.</summary>
public enum OtpOutcome
{
    /// <summary>Done as asked.</summary>
    Done = 1,

    /// <summary>The right code: verified by this very check.</summary>
    Valid = 2,

    /// <summary>A wrong code; checks are left.</summary>
    Incorrect = 3,

    /// <summary>A wrong code, and the last allowed one.</summary>
    LastIncorrect = 4,

    /// <summary>Dead: verified before.</summary>
    AlreadyVerified = 5,

    /// <summary>Dead: canceled, or its send went nowhere.</summary>
    Canceled = 6,

    /// <summary>Dead: too many wrong checks.</summary>
    AttemptsExceeded = 7,

    /// <summary>Dead: its deadline passed.</summary>
    Expired = 8,

    /// <summary>A custom code cannot be replaced by a new one.</summary>
    CodeIsCustom = 9,

    /// <summary>No further message for this OTP: <see cref="Limits.DeliveriesMax"/> is reached.</summary>
    TooManyMessages = 10,

    /// <summary>There is no such OTP: never made, or no longer kept. A lost record is a closed door (A99).</summary>
    NotFound = 11,
}
