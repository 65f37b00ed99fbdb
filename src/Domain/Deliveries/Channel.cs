namespace OtpActors.Domain.Deliveries;

/// <summary>A way to reach a phone. The numbers are stored.</summary>
public enum Channel
{
    /// <summary>A WhatsApp message.</summary>
    WhatsApp = 1,

    /// <summary>A text message.</summary>
    Sms = 2,
}
