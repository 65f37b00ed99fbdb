namespace OtpActors.Domain.Destinations;

/// <summary>What a rule says about a destination. The numbers are stored.</summary>
public enum DestinationAction
{
    /// <summary>Send.</summary>
    Allow = 1,

    /// <summary>Send, and note it.</summary>
    Monitor = 2,

    /// <summary>Don't send.</summary>
    Deny = 3,
}
