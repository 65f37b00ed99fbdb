namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of an outbox.</summary>
public abstract record OutboxRequest
{
    private OutboxRequest()
    {
    }

    /// <summary>Its newest page.</summary>
    public sealed record Read : OutboxRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>A page is full: the next one is begun, unless it was already.</summary>
    /// <param name="Full">The number of the full page.</param>
    public sealed record Turn(int Full) : OutboxRequest;

    /// <summary>Its endpoint was removed.</summary>
    public sealed record Drop : OutboxRequest;
}
