using System.Diagnostics.CodeAnalysis;

namespace OtpActors.Client.Otps;

/// <summary>Whether the code was right.</summary>
/// <param name="Valid">True for the right code, once.</param>
/// <param name="OtpId">The OTP's id.</param>
/// <param name="Phone">The phone number that is proven now; null when the code was wrong.</param>
/// <param name="VerifiedAt">When it was verified, UTC; null when the code was wrong.</param>
/// <param name="Channel">The channel of the last message; null when the code was wrong.</param>
/// <param name="Reason"><c>incorrect_code</c> or <c>max_attempts_reached</c>; null when the code was right.</param>
/// <param name="AttemptsRemaining">How many wrong checks are left; null when the code was right.</param>
public sealed record VerifyReply(
    [property: MemberNotNullWhen(true, nameof(VerifyReply.Phone))] bool Valid,
    string OtpId,
    string? Phone,
    DateTimeOffset? VerifiedAt,
    string? Channel,
    string? Reason,
    int? AttemptsRemaining)
{
    /// <summary>Names the type only: the members hold a number.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(VerifyReply);
}
