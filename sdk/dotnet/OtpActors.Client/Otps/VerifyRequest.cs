namespace OtpActors.Client.Otps;

/// <summary>Asks whether a code is right.</summary>
/// <param name="OtpId">The OTP's id, from the answer to the send.</param>
/// <param name="Code">What the person typed.</param>
/// <param name="Purpose">What the code must be for; null if you don't mind.</param>
public sealed record VerifyRequest(string OtpId, Secret Code, string? Purpose = null);
