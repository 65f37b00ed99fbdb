using OtpActors.Domain.Credits;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Watches;

namespace OtpActors.Engine.Verification;

/// <summary>The refusals and their sentences, in one place.</summary>
internal static class Refusals
{
    public static Refusal NotFound { get; } = new(RefusalCode.OtpNotFound, "There is no such OTP in this workspace, or it is no longer kept.");

    public static Refusal KeyReused { get; } = new(
        RefusalCode.IdempotencyKeyReused,
        "This Idempotency-Key was used with another body. Use a new key for a new request, or repeat the first body exactly.");

    public static Refusal Unreachable { get; } = new(
        RefusalCode.DestinationUnreachable, "No channel can reach this person. Ask for another number.");

    public static Refusal KeeperUnavailable { get; } = new(
        RefusalCode.WhatsAppUnavailable, "The provider that made this code cannot be asked for it now. Nothing was counted; try again in a moment, or send a new code.")
    {
        RetryAfter = PhonePolicy.ReleasePause,
    };

    public static Refusal InProgress(TimeSpan retryAfter) => new(
        RefusalCode.IdempotencyInProgress, "The first request with this Idempotency-Key is still under way. Repeat this one in a moment.")
    {
        RetryAfter = retryAfter,
    };

    public static Refusal Field(string field, string detail) => new(RefusalCode.InvalidRequest, detail) { Field = field };

    public static Refusal NoTemplate() => new(
        RefusalCode.TemplateNotFound, $"There is no approved template of this name. The template that always exists is \"{SendRequest.DefaultTemplate}\".")
    {
        Field = "template",
    };

    public static Refusal Module(string module) => new(
        RefusalCode.ModuleInactive, $"The module {module} is off for this workspace. Ask its administrator to turn it on, or use another channel.");

    public static Refusal Destination(string reason) => new(
        RefusalCode.DestinationBlocked, "This workspace does not send to this destination. Ask its administrator which countries and prefixes are open.")
    {
        Reason = reason,
    };

    public static Refusal Unpaid(AccountOutcome outcome) => new(
        RefusalCode.InsufficientCredits,
        outcome == AccountOutcome.CapReached
            ? "This workspace has spent as many credits as it may in one UTC day. Wait for midnight UTC, or have its administrator raise the cap."
            : "This workspace has no credits left for this message. Have its administrator add some.")
    {
        Reason = outcome == AccountOutcome.CapReached ? "daily cap" : null,
    };

    public static Refusal Address(PhoneAnswer answer) => new(
        RefusalCode.RateLimitExceeded, "Too many codes were sent for the address in client_ip. Wait for Retry-After.")
    {
        Limit = "client_ip",
        LimitCount = answer.Window?.Count ?? 1,
        RetryAfter = answer.RetryAfter,
    };

    public static Refusal Sprayed(TimeSpan retryAfter) => new(
        RefusalCode.RateLimitExceeded, "Wrong codes are being tried on many OTPs of this workspace, so checks are slowed down. Wait for Retry-After.")
    {
        Limit = "workspace_failed_checks",
        LimitCount = Tally.ThrottledChecks,
        RetryAfter = retryAfter,
        Reason = "spray",
    };

    public static Refusal Unavailable(RefusalCode code) => new(
        code,
        code == RefusalCode.WhatsAppUnavailable
            ? "WhatsApp could not be reached and no fallback was possible. Nothing was sent or charged; try again in a moment."
            : "The SMS provider could not be reached. Nothing was sent or charged; try again in a moment.")
    {
        RetryAfter = PhonePolicy.ReleasePause,
    };

    public static Refusal WorkspaceRate(int perSecond, TimeSpan retryAfter) => new(
        RefusalCode.RateLimitExceeded, "This workspace sends faster than its limit. Slow down to the rate in X-RateLimit-Limit.")
    {
        Limit = "workspace_second",
        LimitCount = perSecond,
        RetryAfter = retryAfter,
    };

    public static Refusal Phone(PhoneAnswer answer, PhonePolicy policy) => answer.Outcome switch
    {
        PhoneOutcome.WindowFull => new Refusal(
            RefusalCode.RateLimitExceeded, "This phone was sent as many codes as it may get for now. Wait for Retry-After.")
        {
            Limit = answer.Window!.Name,
            LimitCount = answer.Window.Count,
            RetryAfter = answer.RetryAfter,
        },
        PhoneOutcome.Paused => new Refusal(
            RefusalCode.RateLimitExceeded, "The last send to this phone went nowhere a moment ago. Wait for Retry-After.")
        {
            Limit = "phone_cooldown",
            LimitCount = 1,
            RetryAfter = answer.RetryAfter,
        },
        PhoneOutcome.BudgetSpent or PhoneOutcome.BudgetHeld => new Refusal(
            RefusalCode.RateLimitExceeded, "Too many wrong codes were given for this phone. Wait for Retry-After.")
        {
            Limit = "phone_failed_checks",
            LimitCount = policy.FailedChecks,
            RetryAfter = answer.RetryAfter,
        },
        PhoneOutcome.Granted => throw new InvalidOperationException("A grant is no refusal."),
    };

    /// <summary>The refusal of a dead OTP by its code.</summary>
    public static Refusal Of(RefusalCode code) => code switch
    {
        RefusalCode.OtpAlreadyVerified => Dead(OtpOutcome.AlreadyVerified)!,
        RefusalCode.OtpCanceled => Dead(OtpOutcome.Canceled)!,
        RefusalCode.OtpAttemptsExceeded => Dead(OtpOutcome.AttemptsExceeded)!,
        RefusalCode.OtpExpired => Dead(OtpOutcome.Expired)!,
        _ => throw new InvalidDataException($"A kept answer holds the refusal {code}, which is never kept."),
    };

    /// <summary>The refusal of an OTP that is dead; null when the outcome is none.</summary>
    public static Refusal? Dead(OtpOutcome outcome) => outcome switch
    {
        OtpOutcome.AlreadyVerified => new Refusal(RefusalCode.OtpAlreadyVerified, "This OTP was verified before. A code works once."),
        OtpOutcome.Canceled => new Refusal(RefusalCode.OtpCanceled, "This OTP was canceled, or its message went nowhere. Send a new one."),
        OtpOutcome.AttemptsExceeded => new Refusal(RefusalCode.OtpAttemptsExceeded, "Too many wrong codes were given for this OTP. Send a new one."),
        OtpOutcome.Expired => new Refusal(RefusalCode.OtpExpired, "This OTP has expired. Send a new one."),
        OtpOutcome.NotFound => NotFound,
        OtpOutcome.CodeIsCustom => Field("new_code", "This OTP has a code of the caller's own, which cannot be replaced. Leave new_code out, or send a new OTP."),
        OtpOutcome.TooManyMessages => Field("otp_id", "This OTP was sent as often as one OTP can be. Send a new one."),
        OtpOutcome.Done or OtpOutcome.Valid or OtpOutcome.Incorrect or OtpOutcome.LastIncorrect => null,
    };
}
