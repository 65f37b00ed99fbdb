namespace OtpActors.Simulation.Tests.Storage;

/// <summary>One actor in memory.</summary>
internal sealed class Memory<TState>(UInt128 id)
    where TState : class
{
    public UInt128 Id { get; } = id;

    public bool Known { get; set; }

    public TState? State { get; set; }

    /// <summary>The newest state on its way to the disk.</summary>
    public Task? Saving { get; set; }

    public DateTimeOffset LastTurn { get; set; }
}
