using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>One OTP.</summary>
/// <param name="Draft">What its send asked for.</param>
/// <param name="Code">From what its code follows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Its deadline, a whole second; it is dead from this very moment on (A4).</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="EndedAt">When it left <see cref="OtpPhase.Live"/>.</param>
/// <param name="WrongChecks">Wrong checks so far; never lowered, not by a resend either (A27).</param>
/// <param name="ChargedChecks">How many of them its phone is known to have been charged for.</param>
/// <param name="ChargeAt">When to charge the phone for the rest, should the check's own driver have died.</param>
/// <param name="Delivery">Its messages.</param>
/// <param name="ResendAt">When the phone can be sent to again, as told by its last send.</param>
/// <param name="RoundTokens">The phone's place of each round: 0 for the send, then what each resend is named by, so that none is done twice.</param>
/// <param name="Verdicts">What checks with an idempotency key were told.</param>
/// <param name="Events">Everything that happened, in order.</param>
public sealed record OtpState(
    OtpDraft Draft,
    CodeSpec Code,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    OtpPhase Phase,
    DateTimeOffset? EndedAt,
    int WrongChecks,
    int ChargedChecks,
    DateTimeOffset? ChargeAt,
    DeliveryState Delivery,
    DateTimeOffset ResendAt,
    ImmutableArray<ulong> RoundTokens,
    ImmutableArray<CheckVerdict> Verdicts,
    ImmutableArray<OtpEvent> Events)
{
    /// <summary>How many of the events are in the outboxes. The others are part of this state until they are (A93).</summary>
    public int ReportedEvents { get; init; }

    /// <summary>When to put the rest into the outboxes, should whoever does that have died.</summary>
    public DateTimeOffset? ReportAt { get; init; }

    /// <summary>Whether there are events that the outboxes have to get.</summary>
    public bool HasNews => Draft.Reports && ReportedEvents < Events.Length;

    /// <summary>Checks left.</summary>
    public int AttemptsRemaining => Draft.AttemptsAllowed - WrongChecks;

    /// <summary>Every check so far, the right one too.</summary>
    public int Attempts => WrongChecks + (Phase == OtpPhase.Verified ? 1 : 0);

    /// <summary>Where it stands, in the word of the API: <c>pending</c>, <c>delivered</c>, <c>verified</c>, <c>expired</c>, <c>failed</c> or <c>canceled</c>.</summary>
    public string Status => Phase switch
    {
        OtpPhase.Live => Delivery.Delivered ? "delivered" : "pending",
        OtpPhase.Verified => "verified",
        OtpPhase.Expired => "expired",
        OtpPhase.AttemptsExceeded or OtpPhase.Undeliverable => "failed",
        OtpPhase.Canceled => "canceled",
    };

    /// <summary>The channel of its last message that may have arrived, else the one that was to be tried first.</summary>
    public Channel? Channel => Delivery.Channel ?? (Draft.Steps.IsEmpty ? null : Draft.Steps[0].Channel);

    /// <summary>When the OTP wants to be looked at again; null when it waits for nothing.</summary>
    public DateTimeOffset? WakeAt
    {
        get
        {
            DateTimeOffset? at = Phase == OtpPhase.Live ? ExpiresAt : null;
            at = Earlier(at, Delivery.WakeAt);
            at = Earlier(at, ChargeAt);
            return HasNews ? Earlier(at, ReportAt) : at;
        }
    }

    /// <summary>From when on nobody who asks for it sees it; null while it lives.</summary>
    public DateTimeOffset? SeenUntil => EndedAt + Draft.Retention;

    /// <summary>When its record may be forgotten; null while it lives or has something to report.</summary>
    public DateTimeOffset? KeepUntil => HasNews ? null : SeenUntil;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
