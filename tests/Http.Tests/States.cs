using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Http.Tests;

/// <summary>OTPs to answer with.</summary>
internal static class States
{
    public const string Number = "+14155550123";

    public static PhoneNumber Phone => PhoneNumber.TryParse(Number, out var phone) ? phone : throw new InvalidOperationException();

    public static OtpState Live { get; } = new(
        new OtpDraft(
            StubVerification.Otp, WorkspaceId.Default, Phone, "login", "otp_verification", "en", TimeSpan.FromSeconds(300), 3, TimeSpan.FromHours(24),
            """{"user":"42", "n":1}""", "order-7", null, null, [new PlanStep(Channel.WhatsApp, TimeSpan.FromSeconds(10))]),
        new CodeSpec("k1", 6, 0, 0, []),
        StubVerification.Now,
        StubVerification.Now.AddSeconds(300.75),
        OtpPhase.Live,
        null,
        1,
        1,
        null,
        new DeliveryState(
            [new PlanStep(Channel.WhatsApp, TimeSpan.FromSeconds(10))],
            0,
            0,
            [new Attempt(1, 0, Channel.WhatsApp, "sandbox", "wamid.1", DeliveryStatus.Sent, StubVerification.Now, null, true)],
            null,
            null),
        StubVerification.Now.AddSeconds(60.75),
        [0],
        [],
        []);

    public static OtpState Delivered => Live with { Delivery = Live.Delivery with { Attempts = [Live.Delivery.Attempts[0] with { Status = DeliveryStatus.Delivered }] } };
}
