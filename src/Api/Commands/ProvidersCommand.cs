using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Trials;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Commands;

/// <summary><c>providers test NAME --to +...</c>: one real message, and what became of it in words. The server need not run.</summary>
internal static class ProvidersCommand
{
    private const string Usage = "Write: providers test NAME --to +447700900123 [--channel sms|whatsapp]";

    /// <summary>Runs it.</summary>
    /// <param name="args">The command line, from <c>providers</c> on.</param>
    /// <param name="to">Where the words go.</param>
    /// <returns>The exit code: 0 when the provider took the message.</returns>
    /// <exception cref="SettingsException">The command line or the settings are faulty; all faults are told.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter to)
    {
        var (name, phone, channel) = Read(args);
        var configuration = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;
        var faults = new List<string>();
        var settings = DeliverySettings.Read(configuration, faults.Add);
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        await using var trial = new ProviderTrial(settings, TimeProvider.System);
        return await trial.RunAsync(name, phone, channel, to, CancellationToken.None) ? 0 : 1;
    }

    private static (string Name, PhoneNumber Phone, Channel? Channel) Read(IReadOnlyList<string> args)
    {
        var faults = new List<string>();
        var name = args is [_, "test", var given, ..] && !given.StartsWith("--", StringComparison.Ordinal) ? given : null;
        string? to = null;
        Channel? channel = null;
        for (var i = 3; name is not null && i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            switch (args[i])
            {
                case "--to":
                    to = value;
                    break;
                case "--channel" when value is "sms" or "whatsapp":
                    channel = value == "sms" ? Channel.Sms : Channel.WhatsApp;
                    break;
                default:
                    faults.Add($"\"{args[i]} {value}\" is not understood.");
                    break;
            }
        }

        if (!PhoneNumber.TryParse(to, out var phone) && name is not null)
        {
            faults.Add("--to needs a phone number in E.164 form, such as --to +447700900123.");
        }

        return name is not null && faults.Count == 0 ? (name, phone, channel) : throw new SettingsException([.. faults, Usage]);
    }
}
