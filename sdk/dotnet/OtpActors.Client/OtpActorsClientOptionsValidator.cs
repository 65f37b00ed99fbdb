using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace OtpActors.Client;

/// <summary>Names every fault of the options at once, never the key.</summary>
internal sealed class OtpActorsClientOptionsValidator : IValidateOptions<OtpActorsClientOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, OtpActorsClientOptions options)
    {
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(OtpActorsClientOptions options)
    {
        if (options.BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return "OtpActors: BaseAddress must be the server's absolute address, such as https://otp.example.com.";
        }

        if (options.ApiKey?.Reveal() is not { Length: > 0 } key || !AuthenticationHeaderValue.TryParse("Bearer " + key, out _) || key.Any(char.IsWhiteSpace))
        {
            yield return "OtpActors: ApiKey must be an API key, oat_... without blanks or line ends.";
        }

        if (options.Retries is < 0 or > 10)
        {
            yield return "OtpActors: Retries must be 0 to 10.";
        }

        if (options.RetryAfterMax < TimeSpan.Zero || options.RetryAfterMax > FiveMinutes)
        {
            yield return "OtpActors: RetryAfterMax must be 0 to 5 minutes.";
        }

        if (options.AttemptTimeout < Second || options.AttemptTimeout > FiveMinutes)
        {
            yield return "OtpActors: AttemptTimeout must be 1 second to 5 minutes.";
        }

        if (options.Timeout < Second || options.Timeout > TimeSpan.FromHours(1))
        {
            yield return "OtpActors: Timeout must be 1 second to 1 hour.";
        }
    }
}
