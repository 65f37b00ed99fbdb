using OtpActors.Embedded.Store;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Mailboxes;

/// <inheritdoc cref="IActorHouse"/>
internal sealed class ActorHouse<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor) : IActorHouse
    where TState : class
{
    public ActorKind Kind => actor.Kind;

    public IHolds Open(RowStore store, LiveActors live, TimeProvider time, int lineMax) =>
        new Mailboxes<TState, TRequest, TAnswer>(actor, store, live, time, lineMax);
}
