namespace OtpActors.Domain.Watches;

/// <summary>What is done when something looks like an attack. The numbers are stored.</summary>
public enum WatchMode
{
    /// <summary>Nothing is counted.</summary>
    Off = 1,

    /// <summary>It is told, and nothing else.</summary>
    Monitor = 2,

    /// <summary>It is told, and stopped.</summary>
    Block = 3,
}
