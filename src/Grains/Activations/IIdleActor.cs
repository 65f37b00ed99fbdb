namespace OtpActors.Grains.Activations;

/// <summary>An actor in memory.</summary>
internal interface IIdleActor
{
    /// <summary>When its last turn began.</summary>
    DateTimeOffset LastTurn { get; }

    /// <summary>Leaves memory, after the turn that may be going on.</summary>
    void Leave();
}
