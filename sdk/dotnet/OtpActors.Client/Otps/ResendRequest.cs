namespace OtpActors.Client.Otps;

/// <summary>Asks for another message of the same OTP. Its deadline and its attempts stay.</summary>
/// <param name="Channel">Another channel; null for the OTP's own.</param>
/// <param name="NewCode">Whether the code changes; the earlier one ends then.</param>
public sealed record ResendRequest(string? Channel = null, bool NewCode = false);
