namespace OtpActors.History.Records;

/// <summary>What the server said, as far as the rules care.</summary>
public enum AnswerKind
{
    /// <summary>Connection lost, timeout or 5xx: it may have happened or not.</summary>
    Unknown,

    /// <summary>A send or resend was accepted.</summary>
    Sent,

    /// <summary>The check succeeded.</summary>
    Right,

    /// <summary>A wrong code was counted, tries remain.</summary>
    Wrong,

    /// <summary>A wrong code was counted and was the last try.</summary>
    LastWrong,

    AlreadyVerified,
    Canceled,
    AttemptsExceeded,
    Expired,
    NotFound,

    /// <summary>The body of a read or of an accepted cancel.</summary>
    Status,

    /// <summary>The messages of a phone in the sandbox inbox.</summary>
    Messages,

    /// <summary>429 of one of the phone's windows.</summary>
    WindowFull,

    /// <summary>429 <c>phone_failed_checks</c>.</summary>
    BudgetSpent,

    /// <summary>429 that has nothing to do with the phone.</summary>
    Busy,

    /// <summary>409 <c>idempotency_in_progress</c>.</summary>
    InProgress,

    /// <summary>Anything that the workload gives no reason for.</summary>
    Unexpected,
}
