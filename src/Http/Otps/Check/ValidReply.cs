using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Otps.Check;

/// <summary>The answer to a right code.</summary>
internal sealed record ValidReply(bool Valid, string OtpId, string Phone, DateTimeOffset? VerifiedAt, string Channel)
{
    public static ValidReply Of(CheckResult result) =>
        new(true, result.Otp.ToString(), result.Phone.E164, result.VerifiedAt, result.Channel.Name());

    /// <summary>Names the type only: the members hold a number.</summary>
    public override string ToString() => nameof(ValidReply);
}
