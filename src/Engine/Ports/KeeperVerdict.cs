namespace OtpActors.Engine.Ports;

/// <summary>What a provider says to a code that it made itself.</summary>
public enum KeeperVerdict
{
    /// <summary>It is the right one.</summary>
    Right = 1,

    /// <summary>It is not, or the provider's own limits or lifetime are over.</summary>
    Wrong = 2,

    /// <summary>It cannot be asked now: nothing is counted.</summary>
    Unavailable = 3,
}
