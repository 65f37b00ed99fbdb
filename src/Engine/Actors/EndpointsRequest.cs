using OtpActors.Domain.Webhooks;

namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of a workspace's webhook endpoints.</summary>
public abstract record EndpointsRequest
{
    private EndpointsRequest()
    {
    }

    /// <summary>The endpoints as they stand.</summary>
    public sealed record Read : EndpointsRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>A command of their machine.</summary>
    /// <param name="Command">The command.</param>
    public sealed record Apply(EndpointsCommand Command) : EndpointsRequest;
}
