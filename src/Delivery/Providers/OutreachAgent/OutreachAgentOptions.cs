namespace OtpActors.Delivery.Providers.OutreachAgent;

/// <summary>The settings of the OutreachAgent provider.</summary>
/// <param name="Url">The address of its API.</param>
/// <param name="Key">The API key.</param>
/// <param name="FallbackSms">Whether it may fall back to SMS by itself.</param>
internal sealed record OutreachAgentOptions(Uri Url, string Key, bool FallbackSms)
{
    public static OutreachAgentOptions Read(ProviderSection section)
    {
        var key = section.Secret("Key", "the API key from Settings, WhatsApp OTP; it begins with oat_");
        return new OutreachAgentOptions(section.Address("Url", "https://api.outreachagent.com"), key, section.Flag("FallbackSms", false));
    }

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(OutreachAgentOptions);
}
