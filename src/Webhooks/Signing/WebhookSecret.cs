namespace OtpActors.Webhooks.Signing;

/// <summary>An endpoint's secret (A69). Masks itself; only <see cref="Reveal"/> shows it.</summary>
/// <param name="key">24 to 64 bytes.</param>
public sealed class WebhookSecret(byte[] key)
{
    private const string Prefix = "whsec_";

    internal ReadOnlySpan<byte> Key => key;

    /// <summary>The whole secret as its owner needs it: <c>whsec_</c> and the key in base64. Shown once.</summary>
    /// <returns>The text.</returns>
    public string Reveal() => Prefix + Convert.ToBase64String(key);

    /// <summary>Masked.</summary>
    public override string ToString() => Prefix + "***";
}
