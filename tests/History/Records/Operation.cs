using System.Globalization;

namespace OtpActors.History.Records;

/// <summary>One call and its answer. Times count from the start of the run, on a monotonic clock.</summary>
public sealed record Operation
{
    public required OperationKind Kind { get; init; }

    public required string Phone { get; init; }

    /// <summary>The OTP that the call names; null for sends and inbox reads.</summary>
    public string? OtpId { get; init; }

    /// <summary>Check: the code that was tried.</summary>
    public string? Code { get; init; }

    /// <summary>Resend: whether a new code was asked for.</summary>
    public bool NewCode { get; init; }

    public string? IdempotencyKey { get; init; }

    public TimeSpan Start { get; init; }

    public TimeSpan End { get; init; }

    public Answer Answer { get; init; } = Answer.Unknown;

    /// <summary>The call in one line, without codes, keys or full phone numbers.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Start.TotalSeconds,10:F4} - {End.TotalSeconds,10:F4}  {Kind}{(NewCode ? " with new code" : "")}{Keyed} -> {Answer}");

    private string Keyed => IdempotencyKey is null ? "" : " [key " + IdempotencyKey[^Math.Min(6, IdempotencyKey.Length)..] + "]";
}
