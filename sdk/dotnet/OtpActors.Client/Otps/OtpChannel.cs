namespace OtpActors.Client.Otps;

/// <summary>The channels' names.</summary>
public static class OtpChannel
{
    /// <summary>WhatsApp.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>SMS.</summary>
    public const string Sms = "sms";

    /// <summary>Whatever the policy of the country says.</summary>
    public const string Auto = "auto";
}
