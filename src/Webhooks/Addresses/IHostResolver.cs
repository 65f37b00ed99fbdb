using System.Net;

namespace OtpActors.Webhooks.Addresses;

/// <summary>Finds the addresses of a host.</summary>
public interface IHostResolver
{
    /// <summary>Looks a name up, anew each time.</summary>
    /// <param name="host">The name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its addresses, best first.</returns>
    ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
