using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;

namespace OtpActors.Delivery.Sandbox;

/// <summary>One message in the sandbox's inbox.</summary>
/// <param name="OtpId">The OTP.</param>
/// <param name="Phone">To whom.</param>
/// <param name="Channel">How.</param>
/// <param name="Code">The code.</param>
/// <param name="Text">The text as the person would read it; holds the code.</param>
/// <param name="At">When it came.</param>
public sealed record SandboxMessage(OtpId OtpId, PhoneNumber Phone, Channel Channel, OtpCode Code, string Text, DateTimeOffset At)
{
    /// <summary>Masks: neither code nor text belongs in a log.</summary>
    public override string ToString() => $"SandboxMessage {{ OtpId = {OtpId}, Phone = {Phone}, Channel = {Channel} }}";
}
