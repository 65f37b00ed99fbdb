using Microsoft.AspNetCore.Http;

namespace OtpActors.Http.Management;

/// <summary>Keeps public and management addresses apart by the port that a connection came in by: a caller cannot choose that, as it can the Host header.</summary>
/// <param name="ports">The management ports; empty when everything is served everywhere.</param>
internal sealed class ManagementSplit(IReadOnlySet<int> ports)
{
    /// <summary>Whether this connection came in by a management address, of which there are some.</summary>
    public bool IsInside(HttpContext context) => ports.Contains(context.Connection.LocalPort);

    /// <summary>Whether an endpoint is served to this connection.</summary>
    public bool Serves(HttpContext context, Endpoint endpoint)
    {
        if (ports.Count == 0)
        {
            return true;
        }

        var inside = IsInside(context);
        return endpoint.Metadata.GetMetadata<ListenersMark>()?.Listeners switch
        {
            Listeners.Both => true,
            Listeners.Management => inside,
            null => !inside,
        };
    }
}
