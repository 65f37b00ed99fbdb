using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>What can happen to an OTP.</summary>
public abstract record OtpCommand
{
    private OtpCommand()
    {
    }

    /// <summary>It is made, its first step marked started. Asked again: what is there stays.</summary>
    /// <param name="Draft">What the send asks for.</param>
    /// <param name="Code">From what the code follows.</param>
    /// <param name="ResendAt">When the phone can be sent to again.</param>
    public sealed record Create(OtpDraft Draft, CodeSpec Code, DateTimeOffset ResendAt) : OtpCommand;

    /// <summary>A code is checked.</summary>
    /// <param name="Matches">Whether code and purpose are the right ones; compared in constant time before the rules see it.</param>
    /// <param name="Tag">Names a request with an idempotency key, so that it counts once; 0 for none.</param>
    public sealed record Check(bool Matches, ulong Tag) : OtpCommand;

    /// <summary>Sends again. Same deadline, attempts kept.</summary>
    /// <param name="Steps">The plan.</param>
    /// <param name="NewCode">Whether the old code dies and a new one is sent.</param>
    /// <param name="Token">The phone's place for it; asked again with the same token: nothing new.</param>
    /// <param name="ResendAt">When the phone can be sent to again.</param>
    public sealed record Resend(ImmutableArray<PlanStep> Steps, bool NewCode, ulong Token, DateTimeOffset ResendAt) : OtpCommand;

    /// <summary>It is canceled.</summary>
    public sealed record Cancel : OtpCommand;

    /// <summary>A provider answered, or did not.</summary>
    /// <param name="Attempt">Which message.</param>
    /// <param name="Provider">Who was called.</param>
    /// <param name="Result">What it said.</param>
    public sealed record Outcome(int Attempt, string Provider, SendOutcome Result) : OtpCommand;

    /// <summary>A receipt came.</summary>
    /// <param name="Attempt">Which message.</param>
    /// <param name="State">What it says.</param>
    /// <param name="Error">Why the message failed.</param>
    public sealed record Receipt(int Attempt, ReceiptState State, string? Error) : OtpCommand;

    /// <summary>The phone has been charged for these wrong checks.</summary>
    /// <param name="Tries">Tries 1 to this number.</param>
    public sealed record Charged(int Tries) : OtpCommand;

    /// <summary>The outboxes have these events.</summary>
    /// <param name="Events">Events 1 to this number; 0 only asks for the OTP as it stands, an expiry recorded.</param>
    public sealed record Reported(int Events) : OtpCommand;

    /// <summary>Time has passed.</summary>
    public sealed record Wake : OtpCommand;
}
