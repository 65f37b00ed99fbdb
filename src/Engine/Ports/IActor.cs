using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Ports;

/// <summary>
/// One kind of actor, written once for all engines: what it does in a turn and how its state is kept.
/// An engine guarantees one turn at a time per key, and that state saved by one turn is what the next one sees.
/// Implementations hold no state of their own.
/// </summary>
/// <typeparam name="TState">Its state: immutable.</typeparam>
/// <typeparam name="TRequest">What can be asked of it.</typeparam>
/// <typeparam name="TAnswer">What it answers.</typeparam>
public interface IActor<TState, TRequest, TAnswer>
    where TState : class
{
    /// <summary>Which kind.</summary>
    ActorKind Kind { get; }

    /// <summary>One turn. Never waits, never calls another actor or a provider.</summary>
    /// <param name="state">The state; null when there is no record.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="now">The time.</param>
    /// <returns>The next state and the answer.</returns>
    Turn<TState, TAnswer> Decide(TState? state, TRequest request, DateTimeOffset now);

    /// <summary>Whether the request names an actor that cannot have a record yet, so that none need be looked for.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>True only for a key that was drawn for this very request.</returns>
    bool IsBirth(TRequest request);

    /// <summary>What must not be lost if the turn is to be saved.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>What the request names; nothing by default.</returns>
    Footing RestsOn(TRequest request) => default;

    /// <summary>When the actor wants a turn by itself (<see cref="IAlarm"/>); null for never.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The time.</returns>
    DateTimeOffset? WakeAt(TState state);

    /// <summary>When the record may be deleted; null while the actor is in use.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The time.</returns>
    DateTimeOffset? KeepUntil(TState state);

    /// <summary>
    /// Whether the state may hold anything that the stored bytes do not, be it what <see cref="Write"/> leaves out or what a turn did not save. An engine
    /// that keeps bytes in memory keeps such a state beside them, and no other.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <returns>True while something is remembered that a restart may forget, but the next turn may not.</returns>
    bool Remembers(TState state);

    /// <summary>Writes the state as bytes that every later version can read.</summary>
    /// <param name="state">The state.</param>
    /// <param name="to">Where to.</param>
    void Write(TState state, ref StateWriter to);

    /// <summary>Reads what <see cref="Write"/> of this or an earlier version wrote.</summary>
    /// <param name="from">Where from.</param>
    /// <returns>The state.</returns>
    /// <exception cref="InvalidDataException">The bytes are not such a state.</exception>
    TState Read(ref StateReader from);
}
