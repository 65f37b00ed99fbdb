using OtpActors.Engine.Hashing;

namespace OtpActors.Delivery.Providers.Generic;

/// <summary>The settings of the generic provider.</summary>
/// <param name="Url">The endpoint that takes messages.</param>
/// <param name="Key">The key that signs messages, and receipts on their way back.</param>
/// <param name="Idempotent">Whether the endpoint promises to send a message once however often its id comes.</param>
/// <param name="Receipts">Whether the endpoint posts receipts.</param>
internal sealed record GenericOptions(Uri Url, StandardKey Key, bool Idempotent, bool Receipts)
{
    public static GenericOptions Read(ProviderSection section)
    {
        var secret = section.Secret("Secret", "a key of your own; make one with \"openssl rand -base64 32\"");
        if (!StandardKey.TryParse(secret, out var key) && secret.Length > 0)
        {
            section.Fault("Secret", "is not 24 to 64 bytes in base64, with or without whsec_ before it: make one with \"openssl rand -base64 32\".");
        }

        return new GenericOptions(section.Address("Url", null), key, section.Flag("Idempotent", false), section.Flag("Receipts", true));
    }

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(GenericOptions);
}
