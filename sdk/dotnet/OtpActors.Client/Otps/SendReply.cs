namespace OtpActors.Client.Otps;

/// <summary>A code is on its way.</summary>
/// <param name="OtpId">The OTP's id, to be given to verify.</param>
/// <param name="Channel">The channel that took the message.</param>
/// <param name="Phone">The phone number.</param>
/// <param name="ExpiresAt">When the code ends, UTC.</param>
/// <param name="ExpiresIn">How long it lives from now, seconds.</param>
/// <param name="MessageId">The provider's id; null when its answer never came.</param>
/// <param name="AttemptsAllowed">How many wrong checks are allowed.</param>
/// <param name="ResendAt">When the next message to this phone is allowed, UTC.</param>
public sealed record SendReply(
    string OtpId,
    string Channel,
    string Phone,
    DateTimeOffset ExpiresAt,
    int ExpiresIn,
    string? MessageId,
    int AttemptsAllowed,
    DateTimeOffset ResendAt)
{
    /// <summary>Names the type only: the members hold a number.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(SendReply);
}
