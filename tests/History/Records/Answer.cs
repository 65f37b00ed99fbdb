using System.Globalization;

namespace OtpActors.History.Records;

/// <summary>An answer of the server; fields that its kind does not have are empty.</summary>
public sealed record Answer(AnswerKind Kind)
{
    public static Answer Unknown { get; } = new(AnswerKind.Unknown);
    public static Answer Right { get; } = new(AnswerKind.Right);
    public static Answer LastWrong { get; } = new(AnswerKind.LastWrong);
    public static Answer AlreadyVerified { get; } = new(AnswerKind.AlreadyVerified);
    public static Answer Canceled { get; } = new(AnswerKind.Canceled);
    public static Answer AttemptsExceeded { get; } = new(AnswerKind.AttemptsExceeded);
    public static Answer Expired { get; } = new(AnswerKind.Expired);
    public static Answer NotFound { get; } = new(AnswerKind.NotFound);
    public static Answer WindowFull { get; } = new(AnswerKind.WindowFull);
    public static Answer BudgetSpent { get; } = new(AnswerKind.BudgetSpent);
    public static Answer Busy { get; } = new(AnswerKind.Busy);
    public static Answer InProgress { get; } = new(AnswerKind.InProgress);

    public string? OtpId { get; init; }

    /// <summary>The OTP's deadline, as answered by send, resend and read.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Sent: how many checks the OTP allows.</summary>
    public int AttemptsAllowed { get; init; }

    /// <summary>Sent: false when the provider's answer never came (<c>message_id</c> null).</summary>
    public bool MessageTaken { get; init; } = true;

    /// <summary>Wrong: tries that remain.</summary>
    public int Remaining { get; init; }

    public OtpStatus? Status { get; init; }

    /// <summary>Status: checks counted, the right one too.</summary>
    public int Attempts { get; init; }

    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>Messages: whether some silo's inbox could not be asked.</summary>
    public bool Partial { get; init; }

    /// <summary>Unexpected: status and error code.</summary>
    public string? Detail { get; init; }

    public static Answer Sent(string otpId, int attemptsAllowed, DateTimeOffset expiresAt) =>
        new(AnswerKind.Sent) { OtpId = otpId, AttemptsAllowed = attemptsAllowed, ExpiresAt = expiresAt };

    public static Answer Wrong(int remaining) => new(AnswerKind.Wrong) { Remaining = remaining };

    public static Answer Body(OtpStatus status, int attempts, DateTimeOffset expiresAt) =>
        new(AnswerKind.Status) { Status = status, Attempts = attempts, ExpiresAt = expiresAt };

    public static Answer Inbox(params Message[] messages) => new(AnswerKind.Messages) { Messages = messages };

    public static Answer Unexpected(string detail) => new(AnswerKind.Unexpected) { Detail = detail };

    /// <summary>The answer in words, without codes or numbers of phones.</summary>
    public override string ToString() => Kind switch
    {
        AnswerKind.Unknown => "unknown",
        AnswerKind.Sent => string.Create(CultureInfo.InvariantCulture, $"sent, {AttemptsAllowed} checks allowed"),
        AnswerKind.Right => "valid",
        AnswerKind.Wrong => string.Create(CultureInfo.InvariantCulture, $"incorrect_code, {Remaining} remaining"),
        AnswerKind.LastWrong => "max_attempts_reached",
        AnswerKind.AlreadyVerified => "otp_already_verified",
        AnswerKind.Canceled => "otp_canceled",
        AnswerKind.AttemptsExceeded => "otp_attempts_exceeded",
        AnswerKind.Expired => "otp_expired",
        AnswerKind.NotFound => "otp_not_found",
        AnswerKind.Status => string.Create(CultureInfo.InvariantCulture, $"status {Status}, {Attempts} attempts"),
        AnswerKind.Messages => string.Create(CultureInfo.InvariantCulture, $"{Messages.Count} messages"),
        AnswerKind.WindowFull => "rate_limit_exceeded (window)",
        AnswerKind.BudgetSpent => "rate_limit_exceeded (phone_failed_checks)",
        AnswerKind.Busy => "rate_limit_exceeded (not the phone's)",
        AnswerKind.InProgress => "idempotency_in_progress",
        AnswerKind.Unexpected => "unexpected " + Detail,
    };
}
