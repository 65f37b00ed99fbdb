using System.Net;

namespace OtpActors.Webhooks.Addresses;

/// <summary>Asks the system.</summary>
internal sealed class SystemResolver : IHostResolver
{
    public async ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        await Dns.GetHostAddressesAsync(host, cancellationToken);
}
