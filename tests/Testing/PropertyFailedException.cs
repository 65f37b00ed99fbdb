using System.Globalization;

namespace OtpActors.Testing;

/// <summary>A property does not hold.</summary>
/// <param name="seed">Replays the failure.</param>
/// <param name="innerException">The smallest case found and what went wrong with it.</param>
public sealed class PropertyFailedException(ulong seed, Exception innerException)
    : Exception(
        string.Create(CultureInfo.InvariantCulture, $"Replay with {Property.SeedVariable}={seed}; the smallest case found follows."), innerException);
