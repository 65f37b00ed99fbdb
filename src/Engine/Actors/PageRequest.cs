using OtpActors.Domain.Webhooks;

namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of a page of an outbox.</summary>
public abstract record PageRequest
{
    private PageRequest()
    {
    }

    /// <summary>The page as it stands.</summary>
    public sealed record Read : PageRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>A command of its machine.</summary>
    /// <param name="Command">The command.</param>
    public sealed record Apply(PageCommand Command) : PageRequest;
}
