using System.Collections.Immutable;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Http.Access;

namespace OtpActors.Http.Settings;

/// <summary>The secrets that the configuration gives; what it does not give is null or empty.</summary>
/// <param name="BootstrapKey">The key of the workspace <c>default</c>.</param>
/// <param name="AdminKey">The key of the admin API.</param>
/// <param name="PhoneKey">The installation's phone key.</param>
/// <param name="CodeKeys">The code keys, the current one first.</param>
public sealed record SecretSettings(ApiKey? BootstrapKey, string? AdminKey, PhoneSecret? PhoneKey, ImmutableArray<CodeKey> CodeKeys)
{
    /// <summary>The form of an admin key: 32 to 128 visible ASCII characters.</summary>
    /// <param name="text">A text.</param>
    /// <returns>Whether the text has it.</returns>
    public static bool IsAdminKey(string text) => text.Length is >= 32 and <= 128 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Reads them.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The secrets.</returns>
    public static SecretSettings Read(SettingsReader settings)
    {
        ApiKey? bootstrap = null;
        if (settings.Text("BootstrapKey") is { } text)
        {
            if (ApiKey.TryParse(text, out var key))
            {
                bootstrap = key;
            }
            else
            {
                settings.Fault("BootstrapKey", "is not an API key: write oat_ and then 32 to 128 letters, digits or underscores.");
            }
        }

        var admin = settings.Text("AdminKey");
        if (admin is not null && !IsAdminKey(admin))
        {
            settings.Fault("AdminKey", "is not an admin key: write 32 to 128 visible ASCII characters without blanks.");
        }

        var phone = settings.Text("PhoneKey") is { } secret ? settings.Secret("PhoneKey", secret) : null;
        return new SecretSettings(bootstrap, admin, phone is null ? null : new PhoneSecret(phone), CodeKeysOf(settings));
    }

    /// <summary>Masked.</summary>
    public override string ToString() => "SecretSettings(***)";

    private static ImmutableArray<CodeKey> CodeKeysOf(SettingsReader settings)
    {
        var keys = ImmutableArray.CreateBuilder<CodeKey>();
        foreach (var (key, text) in settings.List("CodeKeys"))
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon is < 1 or > CodeKey.IdMax)
            {
                settings.Fault(key, $"is not a code key: write <kid>:<base64 of 32 bytes>, the kid of 1 to {CodeKey.IdMax} characters.");
            }
            else if (keys.Any(k => k.Id == text[..colon]))
            {
                settings.Fault(key, $"names the kid \"{text[..colon]}\" a second time: give every code key a kid of its own.");
            }
            else if (settings.Secret(key, text[(colon + 1)..]) is { } bytes)
            {
                keys.Add(new CodeKey(text[..colon], bytes));
            }
        }

        return keys.ToImmutable();
    }
}
