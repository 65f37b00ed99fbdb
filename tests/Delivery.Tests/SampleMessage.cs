using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Tests;

internal static class SampleMessage
{
    public static readonly OtpId Otp = new(0x0123_4567_89AB_CDEF);

    public static DeliveryMessage To(string phone, Channel channel = Channel.WhatsApp, string code = "042137", OtpId? otp = null, int attempt = 1) => new(
        otp ?? Otp,
        attempt,
        WorkspaceId.Default,
        Number(phone),
        channel,
        OtpCode.TryParse(code, out var parsed) ? parsed : throw new ArgumentException("Not a code.", nameof(code)),
        "otp_verification",
        "en",
        new DateTimeOffset(2026, 11, 21, 12, 5, 0, TimeSpan.Zero),
        null,
        null);

    public static PhoneNumber Number(string phone) =>
        PhoneNumber.TryParse(phone, out var number) ? number : throw new ArgumentException("Not a number.", nameof(phone));
}
