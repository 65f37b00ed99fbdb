using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests.Storage;

/// <summary>All actors of one kind, as the engine keeps them.</summary>
internal interface IHouse
{
    /// <summary>The process died, and their memory with it.</summary>
    void Forget();

    /// <summary>One that nothing hangs on leaves memory, if chance meets such a one.</summary>
    void Evict();

    /// <summary>Reads again what a failed commit took.</summary>
    void Reload(ActorKey key);
}
