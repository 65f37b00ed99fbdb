using OtpActors.Embedded.Store;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Mailboxes;

/// <summary>A kind of actor whose types only its own mailboxes know.</summary>
internal interface IActorHouse
{
    /// <summary>Which kind.</summary>
    ActorKind Kind { get; }

    /// <summary>Makes its mailboxes.</summary>
    IHolds Open(RowStore store, LiveActors live, TimeProvider time, int lineMax);
}
