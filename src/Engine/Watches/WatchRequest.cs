using OtpActors.Domain.Watches;

namespace OtpActors.Engine.Watches;

/// <summary>What can be asked of a workspace's watch.</summary>
public abstract record WatchRequest
{
    private WatchRequest()
    {
    }

    /// <summary>Its alarms.</summary>
    public sealed record Read : WatchRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>What one front end saw.</summary>
    /// <param name="Seen">What.</param>
    /// <param name="Policy">What is watched at all.</param>
    public sealed record Report(WatchReport Seen, WatchPolicy Policy) : WatchRequest;

    /// <summary>Ends an alarm.</summary>
    /// <param name="Kind">What was watched.</param>
    /// <param name="Key">Which.</param>
    public sealed record Lift(WatchKind Kind, string Key) : WatchRequest;
}
