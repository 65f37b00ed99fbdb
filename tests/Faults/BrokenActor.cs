using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Faults;

/// <summary>An actor's rules, bent: what it is asked or what it decides is changed.</summary>
internal abstract class BrokenActor<TState, TRequest, TAnswer>(IActor<TState, TRequest, TAnswer> actor) : IActor<TState, TRequest, TAnswer>
    where TState : class
{
    public ActorKind Kind => actor.Kind;

    public Turn<TState, TAnswer> Decide(TState? state, TRequest request, DateTimeOffset now) =>
        Bend(state, request, actor.Decide(state, Bend(request), now));

    public bool IsBirth(TRequest request) => actor.IsBirth(request);

    public Footing RestsOn(TRequest request) => actor.RestsOn(request);

    public DateTimeOffset? WakeAt(TState state) => actor.WakeAt(state);

    public DateTimeOffset? KeepUntil(TState state) => actor.KeepUntil(state);

    public bool Remembers(TState state) => actor.Remembers(state);

    public void Write(TState state, ref StateWriter to) => actor.Write(state, ref to);

    public TState Read(ref StateReader from) => actor.Read(ref from);

    protected virtual TRequest Bend(TRequest request) => request;

    protected virtual Turn<TState, TAnswer> Bend(TState? before, TRequest request, Turn<TState, TAnswer> turn) => turn;
}
