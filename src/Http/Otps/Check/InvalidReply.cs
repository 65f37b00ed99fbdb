using OtpActors.Engine.Verification;

namespace OtpActors.Http.Otps.Check;

/// <summary>The answer to a wrong code.</summary>
internal sealed record InvalidReply(bool Valid, string OtpId, string Reason, int AttemptsRemaining)
{
    public static InvalidReply Of(CheckResult result) => new(
        false, result.Otp.ToString(), result.AttemptsRemaining > 0 ? "incorrect_code" : "max_attempts_reached", result.AttemptsRemaining);
}
