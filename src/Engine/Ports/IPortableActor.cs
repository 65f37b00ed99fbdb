using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Ports;

/// <summary>
/// An actor whose questions and answers can be written as bytes. An engine that spreads its actors over machines needs no wire types for such kinds: one
/// method that carries a kind, an id and bytes serves them all.
/// </summary>
/// <typeparam name="TState">Its state: immutable.</typeparam>
/// <typeparam name="TRequest">What can be asked of it.</typeparam>
/// <typeparam name="TAnswer">What it answers.</typeparam>
public interface IPortableActor<TState, TRequest, TAnswer> : IActor<TState, TRequest, TAnswer>
    where TState : class
{
    /// <summary>Writes a request so that this and the next version can read it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="to">Where to.</param>
    void WriteRequest(TRequest request, ref StateWriter to);

    /// <summary>Reads a request.</summary>
    /// <param name="from">Where from.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such request.</exception>
    TRequest ReadRequest(ref StateReader from);

    /// <summary>Writes an answer so that this and the next version can read it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="to">Where to.</param>
    void WriteAnswer(TAnswer answer, ref StateWriter to);

    /// <summary>Reads an answer.</summary>
    /// <param name="from">Where from.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such answer.</exception>
    TAnswer ReadAnswer(ref StateReader from);
}
