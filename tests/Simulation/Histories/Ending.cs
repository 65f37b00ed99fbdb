namespace OtpActors.Simulation.Tests.Histories;

/// <summary>What a client knows in the end.</summary>
internal enum Ending
{
    /// <summary>Nothing yet.</summary>
    Running,

    /// <summary>A value or a refusal.</summary>
    Answered,

    /// <summary>Nothing was done.</summary>
    Overloaded,

    /// <summary>It may or may not have been done: the storage failed, or the process died.</summary>
    Unknown,

    /// <summary>An exception that no client should see.</summary>
    Failed,
}
