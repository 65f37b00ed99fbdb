namespace OtpActors.Engine.Ports;

/// <summary>What an actor wants after one turn.</summary>
/// <typeparam name="TState">The actor's state.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
/// <param name="Next">The next state; null for no record.</param>
/// <param name="Save">Whether the next state must become durable; otherwise it is only remembered, where <c>IActor.Remembers</c> says so.</param>
/// <param name="Answer">The answer.</param>
public readonly record struct Turn<TState, TAnswer>(TState? Next, bool Save, TAnswer Answer)
    where TState : class;
