using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace OtpActors.Http.Management;

/// <summary>
/// Keeps public and management addresses apart by the port that a connection came in by: a caller cannot choose that, as it can the Host header. What a
/// listener does not serve is no route there, so that not even its methods show.
/// </summary>
/// <param name="ports">The management ports; empty when everything is served everywhere.</param>
internal sealed class ManagementSplit(IReadOnlySet<int> ports) : MatcherPolicy, INodeBuilderPolicy
{
    /// <summary>Before the platform's policies, of which that for methods comes first: 405 is for methods of what is served.</summary>
    public override int Order => -10_000;

    /// <summary>Whether this connection came in by a management address, of which there are some.</summary>
    public bool IsInside(HttpContext context) => ports.Contains(context.Connection.LocalPort);

    /// <inheritdoc/>
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => ports.Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints) =>
    [
        .. from inside in (bool[])[false, true]
           let served = endpoints.Where(endpoint => Serves(endpoint, inside)).ToArray()
           where served.Length > 0
           select new PolicyNodeEdge(inside, served),
    ];

    /// <inheritdoc/>
    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges)
    {
        return new Table(this, To(false), To(true));

        int To(bool inside) => edges.Where(edge => edge.State.Equals(inside)).Select(static edge => edge.Destination).FirstOrDefault(exitDestination);
    }

    private static bool Serves(Endpoint endpoint, bool inside) => endpoint.Metadata.GetMetadata<ListenersMark>()?.Listeners switch
    {
        Listeners.Both => true,
        Listeners.Management => inside,
        null => !inside,
    };

    private sealed class Table(ManagementSplit split, int outside, int inside) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) => split.IsInside(httpContext) ? inside : outside;
    }
}
