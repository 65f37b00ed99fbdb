using OtpActors.Engine.Hashing;

namespace OtpActors.Webhooks.Signing;

/// <summary>An endpoint's secret (A69). Masks itself; only <see cref="Reveal"/> shows it.</summary>
/// <param name="key">24 to 64 bytes.</param>
public sealed class WebhookSecret(byte[] key)
{
    internal StandardKey Key { get; } = new(key);

    /// <summary>The whole secret as its owner needs it: <c>whsec_</c> and the key in base64. Shown once.</summary>
    /// <returns>The text.</returns>
    public string Reveal() => StandardKey.Prefix + Convert.ToBase64String(key);

    /// <summary>Masked.</summary>
    public override string ToString() => StandardKey.Prefix + "***";
}
