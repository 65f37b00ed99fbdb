namespace OtpActors.Engine.Ports;

/// <summary>A queue is full. Nothing happened; the caller may try again in a moment (HTTP 503 <c>overloaded</c>).</summary>
/// <param name="queue">Which queue, in words.</param>
public sealed class OverloadedException(string queue) : Exception($"The {queue} is full. Nothing was done; try again in a moment.");
