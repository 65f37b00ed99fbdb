using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;

namespace OtpActors.Http.Admin.Support;

/// <summary>Something that happened to an OTP.</summary>
internal sealed record OtpEventReply(int Sequence, string Event, string? Channel, DateTimeOffset At)
{
    public static OtpEventReply Of(OtpEvent told) => new(told.Sequence, Name(told.Kind), told.Channel?.Name(), told.At);

    private static string Name(OtpEventKind kind) => kind switch
    {
        OtpEventKind.Sent => "otp.sent",
        OtpEventKind.Delivered => "otp.delivered",
        OtpEventKind.Verified => "otp.verified",
        OtpEventKind.Expired => "otp.expired",
        OtpEventKind.DeliveryFailed or OtpEventKind.AttemptsExceeded => "otp.failed",
        OtpEventKind.SmsFallback => "otp.sms_fallback",
        OtpEventKind.Canceled => "otp.canceled",
    };
}
