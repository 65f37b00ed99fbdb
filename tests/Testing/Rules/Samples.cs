using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Testing.Rules;

/// <summary>Plain values to begin a test with.</summary>
public static class Samples
{
    /// <summary>A moment on a whole second.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>WhatsApp, then SMS after 10 s.</summary>
    public static readonly ImmutableArray<PlanStep> WhatsAppThenSms = [Step(Channel.WhatsApp), Step(Channel.Sms)];

    /// <summary>A provider takes a message and will report on it.</summary>
    public static readonly SendOutcome Taken = new SendOutcome.Accepted("m-1", ReceiptExpected: true);

    /// <summary>A provider refuses the person.</summary>
    public static readonly SendOutcome Refused = new SendOutcome.Rejected(RejectionReason.NotOnChannel, "131026");

    /// <summary>A provider is down and says that it sent nothing.</summary>
    public static readonly SendOutcome Down = new SendOutcome.RetryLater(null, FailureScope.Provider, SurelyNotSent: true, "503");

    /// <summary>A provider's answer never came.</summary>
    public static readonly SendOutcome Lost = new SendOutcome.Unknown(UnknownReason.Timeout);

    /// <summary>One step that waits 10 s for a receipt.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The step.</returns>
    public static PlanStep Step(Channel channel) => new(channel, TimeSpan.FromSeconds(10));

    /// <summary>An id.</summary>
    /// <param name="number">Tells it from others.</param>
    /// <returns>The id.</returns>
    public static OtpId Otp(int number) => new((UInt128)number << 64 | 0xABCDEF);

    /// <summary>A code that is derived.</summary>
    public static CodeSpec Code { get; } = new("k1", 6, 0, 0x1234_5678_9ABC_DEF0, []);

    /// <summary>A send to a sample number: 5 minutes, 3 checks, WhatsApp then SMS.</summary>
    /// <param name="steps">Another plan.</param>
    /// <param name="attempts">Checks allowed.</param>
    /// <param name="seconds">The lifetime.</param>
    /// <returns>The draft.</returns>
    public static OtpDraft Draft(ImmutableArray<PlanStep>? steps = null, int attempts = 3, int seconds = 300) => new(
        Otp(1),
        WorkspaceId.Default,
        PhoneNumber.TryParse("+12025550123", out var phone) ? phone : default,
        "login",
        "otp_verification",
        "en",
        TimeSpan.FromSeconds(seconds),
        attempts,
        TimeSpan.FromHours(24),
        null,
        null,
        null,
        null,
        steps ?? WhatsAppThenSms);

    /// <summary>Makes an OTP whose first message is just being driven.</summary>
    /// <param name="draft">The send.</param>
    /// <param name="now">When.</param>
    /// <returns>The OTP.</returns>
    public static OtpState Create(OtpDraft draft, DateTimeOffset now) =>
        OtpMachine.Decide(null, new OtpCommand.Create(draft, Code, now.AddSeconds(60)), OtpPolicy.Standard, now)!.State;
}
