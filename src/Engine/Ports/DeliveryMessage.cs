using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;

namespace OtpActors.Engine.Ports;

/// <summary>One message for a provider to deliver. <see cref="object.ToString"/> shows neither code nor number.</summary>
/// <param name="Otp">The OTP.</param>
/// <param name="Attempt">Which of its messages: with the OTP it names this one call for ever.</param>
/// <param name="Workspace">Whose OTP it is.</param>
/// <param name="Phone">To whom.</param>
/// <param name="Channel">How.</param>
/// <param name="Code">The code; empty for a provider that makes it itself.</param>
/// <param name="Template">The template.</param>
/// <param name="Locale">The language, BCP 47.</param>
/// <param name="ExpiresAt">The OTP's deadline.</param>
/// <param name="AppHash">Android SMS Retriever hash, for SMS; null for none.</param>
/// <param name="Origin">The domain for an origin-bound last line, for SMS; null for none.</param>
public sealed record DeliveryMessage(
    OtpId Otp,
    int Attempt,
    WorkspaceId Workspace,
    PhoneNumber Phone,
    Channel Channel,
    OtpCode Code,
    string Template,
    string Locale,
    DateTimeOffset ExpiresAt,
    string? AppHash,
    string? Origin)
{
    /// <summary>Digits that the code shall have, for a provider that makes it itself.</summary>
    public int Digits { get; init; } = Code.Length;
}
