using System.Globalization;
using System.Net;

namespace OtpActors.Bench.Load.Servers;

/// <summary>A server under test and how to talk to it.</summary>
/// <param name="Name">How the results call it.</param>
/// <param name="Endpoint">Where it listens (loopback).</param>
/// <param name="Key">Bearer key; null = none.</param>
/// <param name="VerifiesByPhone">Checks name the phone instead of an OTP id.</param>
/// <param name="InboxPath">Where the sent codes can be read: a JSON array, newest first, <c>limit</c> entries.</param>
/// <param name="Process">The server's process id.</param>
/// <param name="Redis">Process id of its Redis; null = it has none.</param>
internal sealed record Target(
    string Name, IPEndPoint Endpoint, string? Key, bool VerifiesByPhone, string InboxPath, int Process, int? Redis)
{
    public static Target From(Arguments arguments) => new(
        arguments.Text("server"),
        new IPEndPoint(IPAddress.Loopback, arguments.Number("port")),
        arguments.Find("key"),
        arguments.Find("verify-by") == "phone",
        arguments.Find("inbox") ?? "/sandbox/messages",
        arguments.Number("pid"),
        arguments.Find("redis-pid") is null ? null : arguments.Number("redis-pid"))
    {
        MorePorts = [.. (arguments.Find("more-ports") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(port => int.Parse(port, CultureInfo.InvariantCulture))],
    };

    /// <summary>Other processes of the same server: connections are spread over all of them.</summary>
    public IReadOnlyList<int> MorePorts { get; init; } = [];

    /// <summary>Where a connection goes.</summary>
    public IPEndPoint EndpointFor(int connection) =>
        connection % (MorePorts.Count + 1) is > 0 and var other ? new IPEndPoint(Endpoint.Address, MorePorts[other - 1]) : Endpoint;
}
