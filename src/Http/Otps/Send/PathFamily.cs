namespace OtpActors.Http.Otps.Send;

/// <summary>Which of the two families of paths a send came by.</summary>
internal enum PathFamily
{
    /// <summary><c>/v1/otp</c>: any channel, fallback on.</summary>
    Any = 1,

    /// <summary><c>/v1/whatsapp/otp</c>: WhatsApp, fallback off.</summary>
    WhatsApp = 2,
}
