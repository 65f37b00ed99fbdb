using System.Reflection;
using OtpActors.Api.Settings;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Hosting;

/// <summary>What the first minute needs, printed once the process listens.</summary>
/// <param name="settings">The settings.</param>
/// <param name="folder">The data folder.</param>
/// <param name="secrets">The secrets.</param>
/// <param name="showKey">Whether the key itself may be shown: somebody sits in front of it, or it is a development machine.</param>
internal sealed class StartBanner(ApiSettings settings, string folder, Secrets secrets, bool showKey)
{
    // A reserved number of the sandbox: always delivered.
    private const string Phone = "+99915550100";

    /// <summary>Prints the banner once the application listens.</summary>
    public void PrintWhenStarted(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text(app.Urls)));

    /// <summary>The text.</summary>
    /// <param name="urls">The addresses as bound, public ones first.</param>
    public string Text(ICollection<string> urls)
    {
        var bound = urls.Select(Reachable).ToArray();
        var home = bound.Length > 0 ? bound[0] : ListenAddresses.Default;
        var inside = settings.Addresses.Management.IsEmpty ? home : Reachable(settings.Addresses.Management[0]);
        var key = showKey ? secrets.BootstrapKey.Reveal()
            : secrets.BootstrapKeyFile is { } file ? $"$(cat '{file}')"
            : "$OtpActors__BootstrapKey";
        return $$"""

            OtpActors {{Version()}} listens on {{string.Join(", ", bound)}}
              data folder  {{folder}}
              API key      {{secrets.BootstrapKeyFile ?? "as OtpActors__BootstrapKey says"}}
              {{(settings.Sandbox ? $"provider     sandbox: nothing is really sent, every message shows at {inside}/inbox" : $"providers    {settings.Delivery}")}}

            1. Send a code:

              curl -s {{home}}/v1/otp/send -H "Authorization: Bearer {{key}}" -H "Content-Type: application/json" -d '{"phone":"{{(settings.Sandbox ? Phone : "+...")}}"}'

            2. Read it {{(settings.Sandbox ? $"at {inside}/inbox (JSON: {inside}/sandbox/messages)" : "on the phone")}}

            3. Verify it, with the otp_id of step 1:

              curl -s {{home}}/v1/otp/verify -H "Authorization: Bearer {{key}}" -H "Content-Type: application/json" -d '{"otp_id":"otp_...","code":"123456"}'

            The API is described at {{home}}/openapi/v1.json. Ctrl-C stops.

            """;
    }

    // One cannot connect to "every address".
    private static string Reachable(string url) => url
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]:", "://localhost:", StringComparison.Ordinal);

    private static string Version() =>
        typeof(StartBanner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
