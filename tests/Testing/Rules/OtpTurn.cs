using OtpActors.Domain.Otps;

namespace OtpActors.Testing.Rules;

/// <summary>One turn of an OTP.</summary>
/// <param name="Before">The OTP before it.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Now">When.</param>
public sealed record OtpTurn(OtpState Before, OtpCommand Command, OtpDecision Decision, DateTimeOffset Now)
{
    /// <summary>The OTP after it.</summary>
    public OtpState After => Decision.State;
}
