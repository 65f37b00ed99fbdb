namespace OtpActors.Engine.Ports;

/// <summary>
/// What one turn decided, and when that is safe to tell. Turns may overtake the disk, answers may not:
/// nothing of <paramref name="Answer"/> may leave the process before <paramref name="Saved"/> has completed (A24, A92).
/// </summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="Answer">What the turn decided.</param>
/// <param name="Saved">
/// Completes when all that the answer rests on is durable. Fails with <see cref="StorageUnavailableException"/> when it may not be:
/// the outcome is then unknown, and the actor forgets and reads its state again.
/// </param>
public readonly record struct Reply<T>(T Answer, Task Saved);
