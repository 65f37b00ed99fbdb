using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Providers.Tests;

internal static class SampleMessage
{
    public const string Phone = "+447700900123";
    public const string Code = "042137";

    public static readonly OtpId Otp = new(0x0123_4567_89AB_CDEF);

    /// <summary>A message that leaves at noon of 21 November 2026 and is good for five minutes.</summary>
    public static DeliveryMessage To(Channel channel, string phone = Phone, OtpId? otp = null, int attempt = 1, string locale = "en") => new(
        otp ?? Otp,
        attempt,
        WorkspaceId.Default,
        PhoneNumber.TryParse(phone, out var number) ? number : throw new ArgumentException("Not a number.", nameof(phone)),
        channel,
        OtpCode.TryParse(Code, out var code) ? code : throw new InvalidOperationException("Not a code."),
        "otp_verification",
        locale,
        new DateTimeOffset(2026, 11, 21, 12, 5, 0, TimeSpan.Zero),
        null,
        null);
}
