namespace OtpActors.Domain.Destinations;

/// <summary>What follows for one destination.</summary>
/// <param name="Action">Send, note or refuse.</param>
/// <param name="Rule">Which rule said so, for people; empty for a plain yes.</param>
public readonly record struct DestinationVerdict(DestinationAction Action, string Rule)
{
    /// <summary>A plain yes.</summary>
    public static DestinationVerdict Open { get; } = new(DestinationAction.Allow, "");
}
