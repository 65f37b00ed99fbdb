using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using OtpActors.Http.Settings;

namespace OtpActors.Http.Hosting;

/// <summary>Puts what can go wrong at a start into words for the operator.</summary>
public static class StartFailure
{
    /// <summary>The sentences; null for what is nobody's but our own fault.</summary>
    /// <param name="exception">What ended the start.</param>
    /// <returns>The sentences.</returns>
    public static IReadOnlyList<string>? Sentences(Exception exception) => exception switch
    {
        SettingsException settings => settings.Sentences,
        OptionsValidationException options => [.. options.Failures],
        IOException { InnerException: AddressInUseException } taken =>
            [$"{taken.Message} Stop the process that uses it, or listen elsewhere: --urls http://localhost:8081"],
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            ["The system refuses the port: ports below 1024 need rights. Listen elsewhere: --urls http://localhost:8080"],
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            ["This machine has no such address. Listen elsewhere: --urls http://localhost:8080"],
        InvalidOperationException certificate when certificate.Message.Contains("HTTPS endpoint", StringComparison.Ordinal) =>
            ["An https address needs a certificate: set ASPNETCORE_Kestrel__Certificates__Default__Path and __Password, or listen on http:// behind a proxy."],
        CryptographicException or FileNotFoundException =>
            [$"The certificate of the https address cannot be read: {exception.Message} Check ASPNETCORE_Kestrel__Certificates__Default__Path and __Password."],
        _ => null,
    };
}
