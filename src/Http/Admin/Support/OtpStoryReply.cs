using OtpActors.Domain;
using OtpActors.Domain.Otps;
using OtpActors.Http.Otps.Status;

namespace OtpActors.Http.Admin.Support;

/// <summary>Everything about one OTP. Its code is not among it: nobody can read that.</summary>
internal sealed record OtpStoryReply(StatusReply Otp, int WrongChecks, int AttemptsAllowed, DateTimeOffset ResendAt, IReadOnlyList<OtpEventReply> Events)
{
    public static OtpStoryReply Of(OtpState state, bool reveal)
    {
        var status = StatusReply.Of(state);
        return new OtpStoryReply(
            reveal ? status : status with { Phone = state.Draft.Phone.ToString(), Metadata = null },
            state.WrongChecks,
            state.Draft.AttemptsAllowed,
            WholeSeconds.Ceiling(state.ResendAt),
            [.. state.Events.Select(OtpEventReply.Of)]);
    }

    /// <summary>Names the type only.</summary>
    public override string ToString() => nameof(OtpStoryReply);
}
