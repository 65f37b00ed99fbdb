using FsCheck;
using FsCheck.Fluent;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Testing.Rules;

/// <summary>One step of a random life of an OTP.</summary>
public abstract record OtpStep
{
    private OtpStep()
    {
    }

    /// <summary>Generates steps, the likely and the odd ones.</summary>
    public static Gen<OtpStep> Steps { get; } = Gen.Frequency(
        (30, Gen.Elements(0, 1, 199, 999, 1_000, 4_999, 9_999, 10_000, 15_000, 60_000, 300_000, 900_000).Select(static ms => (OtpStep)new Pass(ms))),
        (15, Gen.Constant((OtpStep)new ToNextWake())),
        (20, Gen.Elements(false, false, false, true).SelectMany(
            static _ => Gen.Elements(0UL, 0UL, 0UL, 1UL, 2UL, 3UL), static (matches, tag) => (OtpStep)new Check(matches, tag))),
        (8, Gen.Choose(0, Plans.Length - 1).SelectMany(
            static _ => Gen.Choose(1, 4), static (plan, token) => (OtpStep)new Resend(plan, token % 2 == 0, (ulong)token))),
        (2, Gen.Constant((OtpStep)new Cancel())),
        (35, Gen.Elements(0, 0, 0, 0, 1, 2, -1, 50).SelectMany(
            static _ => Gen.Elements(Outcomes), static (back, outcome) => (OtpStep)new Outcome(back, outcome))),
        (30, Gen.Elements(0, 0, 0, 1, 2, -1, 50).SelectMany(
            static _ => Gen.Elements(ReceiptState.Sent, ReceiptState.Delivered, ReceiptState.Failed, ReceiptState.Read),
            static (back, state) => (OtpStep)new Receipt(back, state))),
        (8, Gen.Constant((OtpStep)new Charged())),
        (8, Gen.Constant((OtpStep)new Wake())),
        (2, Gen.Constant((OtpStep)new CreateAgain())));

    /// <summary>Everything that a provider can say.</summary>
    public static SendOutcome[] Outcomes =>
    [
        Samples.Taken,
        Samples.Taken,
        new SendOutcome.Accepted(null, ReceiptExpected: false),
        Samples.Refused,
        Samples.Down,
        new SendOutcome.RetryLater(TimeSpan.FromSeconds(1), FailureScope.Account, SurelyNotSent: false, "500"),
        new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Account, "401"),
        Samples.Lost,
    ];

    /// <summary>Plans of every length.</summary>
    public static PlanStep[][] Plans =>
    [
        [Samples.Step(Channel.WhatsApp), Samples.Step(Channel.Sms)],
        [Samples.Step(Channel.Sms)],
        [Samples.Step(Channel.WhatsApp)],
        [Samples.Step(Channel.WhatsApp), Samples.Step(Channel.Sms), Samples.Step(Channel.Sms)],
        [Samples.Step(Channel.Sms), Samples.Step(Channel.WhatsApp), Samples.Step(Channel.Sms), Samples.Step(Channel.WhatsApp)],
    ];

    /// <summary>Time passes and nobody notices.</summary>
    /// <param name="Milliseconds">How much.</param>
    public sealed record Pass(int Milliseconds) : OtpStep;

    /// <summary>Time passes until the OTP wants its turn, and it gets it.</summary>
    public sealed record ToNextWake : OtpStep;

    /// <summary>A code is checked.</summary>
    /// <param name="Matches">Whether it is the right one.</param>
    /// <param name="Tag">The request's idempotency key.</param>
    public sealed record Check(bool Matches, ulong Tag) : OtpStep;

    /// <summary>A resend.</summary>
    /// <param name="Plan">Which of the plans.</param>
    /// <param name="NewCode">With a new code.</param>
    /// <param name="Token">Its place.</param>
    public sealed record Resend(int Plan, bool NewCode, ulong Token) : OtpStep;

    /// <summary>A cancel.</summary>
    public sealed record Cancel : OtpStep;

    /// <summary>A provider's answer.</summary>
    /// <param name="Back">0 for the current message, 1 for the one before; negative for one that was never sent.</param>
    /// <param name="Result">The answer.</param>
    public sealed record Outcome(int Back, SendOutcome Result) : OtpStep;

    /// <summary>A receipt.</summary>
    /// <param name="Back">0 for the current message, 1 for the one before; negative for one that was never sent.</param>
    /// <param name="State">What it says.</param>
    public sealed record Receipt(int Back, ReceiptState State) : OtpStep;

    /// <summary>The phone was charged for all wrong checks so far.</summary>
    public sealed record Charged : OtpStep;

    /// <summary>An alarm, due or not.</summary>
    public sealed record Wake : OtpStep;

    /// <summary>The create once more.</summary>
    public sealed record CreateAgain : OtpStep;
}
