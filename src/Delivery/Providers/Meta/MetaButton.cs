using System.Collections.Immutable;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>The button under a code, in templates that are created here. What is sent is the same for all of them.</summary>
/// <param name="Type">Meta's <c>otp_type</c>: <c>COPY_CODE</c>, <c>ONE_TAP</c> or <c>ZERO_TAP</c>.</param>
/// <param name="Apps">The Android apps that may fill in the code, for the latter two: at most five.</param>
internal sealed record MetaButton(string Type, ImmutableArray<MetaApp> Apps)
{
    private const int AppsMax = 5;

    /// <summary>Whether the code goes into the app without a tap.</summary>
    public bool IsZeroTap => Type == "ZERO_TAP";

    public static MetaButton Read(ProviderSection section)
    {
        var type = section.Word("Button", "copy_code", "copy_code", "one_tap", "zero_tap").ToUpperInvariant();
        var apps = ImmutableArray.CreateBuilder<MetaApp>();
        foreach (var word in section.List("Apps"))
        {
            if (word.Split(':') is [{ Length: > 0 } package, { Length: 11 } hash])
            {
                apps.Add(new MetaApp(package, hash));
            }
            else
            {
                section.Fault("Apps", $"holds \"{word}\": write package:hash, such as org.example.app:FA+9qCX9VSu.");
            }
        }

        if (apps.Count > AppsMax)
        {
            section.Fault("Apps", $"names {apps.Count} apps: Meta takes at most {AppsMax}.");
        }

        if (type != "COPY_CODE" && apps.Count == 0)
        {
            section.Fault("Apps", $"is not set, and the button {type.ToLowerInvariant()} fills the code into an app: write package:hash, such as org.example.app:FA+9qCX9VSu.");
        }

        var terms = section.Flag("ZeroTapTerms", false);
        if (type == "ZERO_TAP" && !terms)
        {
            section.Fault("ZeroTapTerms", "must be true: Meta wants its zero-tap terms accepted by whoever creates such a template.");
        }

        return new MetaButton(type, apps.ToImmutable());
    }
}
