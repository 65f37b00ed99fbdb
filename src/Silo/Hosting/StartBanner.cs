using System.Reflection;
using OtpActors.Http.Settings;
using OtpActors.Silo.Settings;

namespace OtpActors.Silo.Hosting;

/// <summary>What the first minute needs, printed once the process listens.</summary>
internal sealed class StartBanner(SiloSettings settings, Secrets secrets)
{
    // A reserved number of the sandbox: always delivered.
    private const string Phone = "+99915550100";

    /// <summary>Prints the banner once the application listens.</summary>
    public void PrintWhenStarted(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text(app.Urls)));

    /// <summary>The text.</summary>
    /// <param name="urls">The addresses as bound, public ones first.</param>
    public string Text(ICollection<string> urls)
    {
        var home = urls.FirstOrDefault() ?? ListenAddresses.Default;
        return settings.ThrowAway ? ThrowAway(home) : $"""

            OtpActors {Version()} listens on {string.Join(", ", urls)}
              roles        {settings.Roles.ToString().ToLowerInvariant().Replace("both", "silo, api", StringComparison.Ordinal)}
              cluster      {settings.ClusterId}, service {settings.ServiceId}
              {(settings.Sandbox ? "provider     sandbox: nothing is really sent" : $"providers    {settings.Delivery}")}

            Ctrl-C stops.

            """;
    }

    private string ThrowAway(string home) => $$"""

        OtpActors {{Version()}} listens on {{home}}

          !!! THROW-AWAY CLUSTER: one silo, everything in memory, secrets made for this run. All of it is gone when this process ends.
          !!! OtpActors__Redis=host:port joins a cluster that keeps its state; src/Api keeps its state on this machine's disk.

          API key      {{Key()}}
          admin key    {{AdminKey()}}
          {{(settings.Sandbox ? $"provider     sandbox: nothing is really sent, every message shows at {home}/inbox" : $"providers    {settings.Delivery}")}}

        1. Send a code:

          curl -s {{home}}/v1/otp/send -H "Authorization: Bearer {{Key()}}" -H "Content-Type: application/json" -d '{"phone":"{{(settings.Sandbox ? Phone : "+...")}}"}'

        2. Read it {{(settings.Sandbox ? $"at {home}/inbox (JSON: {home}/sandbox/messages)" : "on the phone")}}

        3. Verify it, with the otp_id of step 1:

          curl -s {{home}}/v1/otp/verify -H "Authorization: Bearer {{Key()}}" -H "Content-Type: application/json" -d '{"otp_id":"otp_...","code":"123456"}'

        Ctrl-C stops.

        """;

    /// <summary>The key that was made for this run is of no use to anybody later; one that was given is not shown.</summary>
    private string Key() => settings.Secrets.BootstrapKey is null ? secrets.BootstrapKey!.Value.Reveal() : "$OtpActors__BootstrapKey";

    private string AdminKey() => settings.Secrets.AdminKey is null ? secrets.AdminKey! : "as OtpActors__AdminKey says";

    private static string Version() =>
        typeof(StartBanner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
