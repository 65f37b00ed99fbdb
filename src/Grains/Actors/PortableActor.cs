using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>An actor that writes its messages itself, asked and answering in letters: one grain class serves every such kind.</summary>
internal sealed class PortableActor<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor) : IActor<object, Letter, Letter>
    where TState : class
    where TRequest : class
    where TAnswer : class
{
    public ActorKind Kind => actor.Kind;

    public Turn<object, Letter> Decide(object? state, Letter request, DateTimeOffset now)
    {
        var turn = actor.Decide((TState?)state, Request(request), now);
        return new Turn<object, Letter>(turn.Next, turn.Save, Letter.Of(turn.Answer, actor.WriteAnswer));
    }

    public bool IsBirth(Letter request) => actor.IsBirth(Request(request));

    public DateTimeOffset? WakeAt(object state) => actor.WakeAt((TState)state);

    public DateTimeOffset? KeepUntil(object state) => actor.KeepUntil((TState)state);

    public bool Remembers(object state) => actor.Remembers((TState)state);

    public void Write(object state, ref StateWriter to) => actor.Write((TState)state, ref to);

    public object Read(ref StateReader from) => actor.Read(ref from);

    private TRequest Request(Letter letter) => letter.Open(actor.ReadRequest);
}
