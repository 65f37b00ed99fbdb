namespace OtpActors.Http;

/// <summary>Settings of the HTTP front end.</summary>
public sealed class HttpFrontEndOptions
{
    /// <summary>Requests under way at once; beyond that the answer is 503 <c>overloaded</c>. 1 to 1,000,000; default 10,000.</summary>
    public int RequestsMax { get; set; } = 10_000;

    /// <summary>Connections open at once; beyond that new ones are closed. 1 to 1,000,000; default 20,000.</summary>
    public int ConnectionsMax { get; set; } = 20_000;

    /// <summary>The ports that serve management; empty when everything is served everywhere.</summary>
    public IReadOnlySet<int> ManagementPorts { get; set; } = new HashSet<int>();

    /// <summary>Whether the API is served; without it there are only health, metrics and the sandbox. Default true.</summary>
    public bool ServesApi { get; set; } = true;
}
