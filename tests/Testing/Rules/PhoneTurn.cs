using OtpActors.Domain.Phones;

namespace OtpActors.Testing.Rules;

/// <summary>One turn of a phone.</summary>
/// <param name="Before">The phone before it.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Now">When.</param>
public sealed record PhoneTurn(PhoneState Before, PhoneCommand Command, PhoneDecision Decision, DateTimeOffset Now)
{
    /// <summary>The phone after it.</summary>
    public PhoneState After => Decision.State;
}
