using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using OtpActors.Delivery.Messages;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Providers;

/// <summary>The providers and templates that the configuration describes, read and checked before anything starts.</summary>
public sealed class DeliverySettings
{
    private const int NameMax = 40;
    private const int ProvidersMax = 100;

    private DeliverySettings(Uri? publicUrl, TemplateBook templates, ImmutableArray<ConfiguredProvider> providers)
    {
        PublicUrl = publicUrl;
        Templates = templates;
        Providers = providers;
    }

    /// <summary>No providers, and no template but the standard one.</summary>
    public static DeliverySettings None { get; } = new(null, TemplatePress.Make(new MessageOptions(), static _ => { }), []);

    /// <summary>Whether any provider is configured.</summary>
    public bool Any => !Providers.IsEmpty;

    /// <summary>The address by which providers reach this installation; null when they cannot.</summary>
    internal Uri? PublicUrl { get; }

    /// <summary>The message templates.</summary>
    internal TemplateBook Templates { get; }

    /// <summary>The providers, in the order of their names.</summary>
    internal ImmutableArray<ConfiguredProvider> Providers { get; }

    /// <summary>Reads the section <c>OtpActors</c>.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="fault">Takes one fault, a whole sentence; called for each.</param>
    /// <returns>The settings; of use only when there was no fault.</returns>
    public static DeliverySettings Read(IConfiguration configuration, Action<string> fault) => Read(configuration, ProviderTypes.All, fault);

    /// <summary>The same without any provider: where the sandbox stands in for them, nothing may really be sent.</summary>
    /// <returns>The settings.</returns>
    public DeliverySettings WithoutProviders() => new(PublicUrl, Templates, []);

    /// <summary>The names of the providers.</summary>
    public override string ToString() => string.Join(", ", Providers.Select(static p => $"{p.Name} ({p.Type})"));

    /// <summary>As the other, with types of one's own.</summary>
    internal static DeliverySettings Read(IConfiguration configuration, IReadOnlyList<IProviderType> types, Action<string> fault)
    {
        var house = configuration.GetSection("OtpActors");
        var sections = house.GetSection("Providers").GetChildren().ToArray();
        if (sections.Length > ProvidersMax)
        {
            fault($"OtpActors__Providers names {sections.Length} providers: at most {ProvidersMax} are allowed.");
        }

        var providers = ImmutableArray.CreateBuilder<ConfiguredProvider>();
        foreach (var section in sections.Take(ProvidersMax))
        {
            if (ReadOne(section, types, fault) is { } provider)
            {
                providers.Add(provider);
            }
        }

        return new DeliverySettings(PublicUrlOf(house, fault), TemplatePress.Make(MessageOptions.Read(house, fault), fault), providers.ToImmutable());
    }

    private static Uri? PublicUrlOf(IConfigurationSection house, Action<string> fault)
    {
        if (house["PublicUrl"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { Query: "", Fragment: "", UserInfo: "" })
        {
            return url;
        }

        fault($"OtpActors__PublicUrl is \"{text}\": write the address by which providers reach this installation, such as https://otp.example.com.");
        return null;
    }

    private static ConfiguredProvider? ReadOne(IConfigurationSection house, IReadOnlyList<IProviderType> types, Action<string> fault)
    {
        // Environment variables come in any case, and names are seen in addresses: one spelling for all.
        var name = house.Key.ToLowerInvariant();
        if (name.Length > NameMax || !name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_') || name == "sandbox")
        {
            fault($"OtpActors__Providers__{house.Key} is no name for a provider: write 1 to {NameMax} letters, digits, dashes or underscores, and not \"sandbox\".");
            return null;
        }

        var section = new ProviderSection(house.Key, house, fault);
        var words = string.Join(", ", types.Select(static t => t.Name));
        var text = section.Required("Type", $"one of {words}");
        if (types.FirstOrDefault(t => t.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) is not { } type)
        {
            if (text.Length > 0)
            {
                section.Fault("Type", $"is \"{text}\": write one of {words}.");
            }

            return null;
        }

        var channels = ChannelsOf(section, type);
        var provider = new ConfiguredProvider(
            name,
            type.Name,
            channels,
            section.Flag("Enabled", true),
            section.Number("Order", 1, 1, 100),
            section.Number("Weight", 100, 0, 1_000),
            WorkspacesOf(section),
            PrefixesOf(section),
            section.Number("MaxConcurrent", 100, 1, 10_000),
            section.Number("PerSecond", 0, 0, 100_000),
            type.Read(section, channels));
        section.FaultUnknown();
        return provider;
    }

    private static ImmutableArray<Channel> ChannelsOf(ProviderSection section, IProviderType type)
    {
        var channels = ImmutableArray.CreateBuilder<Channel>();
        foreach (var word in section.List("Channels"))
        {
            if (type.Channels.Cast<Channel?>().FirstOrDefault(c => c.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } channel)
            {
                channels.Add(channel);
            }
            else
            {
                var served = string.Join(", ", type.Channels).ToLowerInvariant();
                section.Fault("Channels", $"holds \"{word}\": the type {type.Name} serves {served}.");
            }
        }

        return channels.Count == 0 ? [.. type.DefaultChannels(section)] : channels.ToImmutable();
    }

    private static ImmutableArray<WorkspaceId> WorkspacesOf(ProviderSection section)
    {
        var workspaces = ImmutableArray.CreateBuilder<WorkspaceId>();
        foreach (var word in section.List("Workspaces"))
        {
            if (WorkspaceId.TryParse(word, out var workspace))
            {
                workspaces.Add(workspace);
            }
            else
            {
                section.Fault("Workspaces", $"holds \"{word}\", which is no workspace's name.");
            }
        }

        return workspaces.ToImmutable();
    }

    private static string[] PrefixesOf(ProviderSection section)
    {
        var prefixes = section.List("Prefixes");
        foreach (var prefix in prefixes.Where(static p => p.Length is < 2 or > 8 || p[0] != '+' || p[1] == '0' || p.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
        {
            section.Fault("Prefixes", $"holds \"{prefix}\": write how numbers begin, such as +91 or +1264.");
        }

        return prefixes;
    }
}
