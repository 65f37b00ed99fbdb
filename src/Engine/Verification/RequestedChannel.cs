namespace OtpActors.Engine.Verification;

/// <summary>The channel that a send or resend asks for.</summary>
public enum RequestedChannel
{
    /// <summary>The country's policy decides: WhatsApp first.</summary>
    Auto = 1,

    /// <summary>WhatsApp first.</summary>
    WhatsApp = 2,

    /// <summary>SMS only.</summary>
    Sms = 3,
}
