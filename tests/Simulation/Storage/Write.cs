using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests.Storage;

/// <summary>One record on its way to the disk.</summary>
/// <param name="Key">Whose.</param>
/// <param name="Record">The bytes; null to delete it.</param>
/// <param name="Saved">Completes with the commit.</param>
internal sealed record Write(ActorKey Key, byte[]? Record, TaskCompletionSource Saved);
