using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Simulation.Tests.Sabotage;

/// <summary>An actor that does one thing wrong.</summary>
/// <param name="real">The real one.</param>
/// <param name="decide">The turn instead of the real one's.</param>
internal sealed class Saboteur<TState, TRequest, TAnswer>(
    IActor<TState, TRequest, TAnswer> real,
    Func<IActor<TState, TRequest, TAnswer>, TState?, TRequest, DateTimeOffset, Turn<TState, TAnswer>> decide) : IActor<TState, TRequest, TAnswer>
    where TState : class
{
    public ActorKind Kind => real.Kind;

    /// <summary>Whether it never wants a turn by itself.</summary>
    public bool Sleeps { get; init; }

    public Turn<TState, TAnswer> Decide(TState? state, TRequest request, DateTimeOffset now) => decide(real, state, request, now);

    public bool IsBirth(TRequest request) => real.IsBirth(request);

    public Footing RestsOn(TRequest request) => real.RestsOn(request);

    public DateTimeOffset? WakeAt(TState state) => Sleeps ? null : real.WakeAt(state);

    public DateTimeOffset? KeepUntil(TState state) => real.KeepUntil(state);

    public bool Remembers(TState state) => real.Remembers(state);

    public void Write(TState state, ref StateWriter to) => real.Write(state, ref to);

    public TState Read(ref StateReader from) => real.Read(ref from);
}
