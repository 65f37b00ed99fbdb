using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OtpActors.Http.Settings;

/// <summary>Where the process listens.</summary>
/// <param name="Public">For callers.</param>
/// <param name="Management">For operators; empty when everything is served to callers' addresses.</param>
public sealed record ListenAddresses(ImmutableArray<string> Public, ImmutableArray<string> Management)
{
    /// <summary>Where the process listens unless told otherwise.</summary>
    public const string Default = "http://localhost:8080";

    private const string Urls = "--urls (or ASPNETCORE_URLS)";

    /// <summary>All addresses.</summary>
    public ImmutableArray<string> All => [.. Public, .. Management];

    /// <summary>The ports of the management addresses.</summary>
    public IReadOnlySet<int> ManagementPorts => Management.Select(static address => BindingAddress.Parse(address).Port).ToHashSet();

    /// <summary>Whether nobody outside this machine can connect.</summary>
    public bool IsLoopback => All.All(static address => IsLocal(BindingAddress.Parse(address).Host));

    /// <summary>Reads the addresses.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="urls">The callers' addresses as text, separated by semicolons; null or blank for the default.</param>
    /// <returns>The addresses; faulty ones are noted.</returns>
    public static ListenAddresses Read(SettingsReader settings, string? urls)
    {
        if (settings.HasPlatform("Kestrel:Endpoints"))
        {
            // They would win over all addresses that are read and judged here.
            settings.Fault("Kestrel__Endpoints is set: write addresses with --urls (or ASPNETCORE_URLS) instead.");
        }

        var text = string.IsNullOrWhiteSpace(urls) ? Default : urls;
        if (text.All(static c => c == ';' || char.IsWhiteSpace(c)))
        {
            settings.Fault($"{Urls} holds no address: write addresses such as {Default}, separated by semicolons, or leave it out.");
        }

        var main = Split(settings, Urls, text);
        var management = Split(settings, SettingsReader.NameOf("ManagementUrls"), settings.Text("ManagementUrls") ?? "");
        var taken = main.Select(static address => BindingAddress.Parse(address).Port).ToHashSet();
        foreach (var port in management.Select(static address => BindingAddress.Parse(address).Port))
        {
            if (port == 0 || taken.Contains(port))
            {
                settings.Fault("ManagementUrls", $"uses port {port}: management needs a port of its own, which no public address uses.");
            }
        }

        return new ListenAddresses(main, management);
    }

    /// <summary>The callers' addresses as the platform configures them; container images of ASP.NET Core set ports instead of addresses.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <returns>The addresses, separated by semicolons; null when none are set.</returns>
    public static string? Configured(IConfiguration configuration) => configuration["urls"] is { } urls && !string.IsNullOrWhiteSpace(urls) ? urls
        : (configuration["http_ports"] is { Length: > 0 } ports ? string.Join(';', ports.Split(';').Select(static port => $"http://*:{port}")) : null);

    private static ImmutableArray<string> Split(SettingsReader settings, string name, string text)
    {
        var addresses = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var address in addresses)
        {
            if (!IsAddress(address))
            {
                settings.Fault($"{name} holds \"{address}\": write addresses such as http://localhost:8080 or http://*:8080, separated by semicolons, without a path.");
            }
        }

        return [.. addresses.Where(IsAddress)];
    }

    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address is { Scheme: "http" or "https", PathBase: "" } && address.Host.Length > 0 && address.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
