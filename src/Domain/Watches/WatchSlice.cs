using System.Collections.Immutable;

namespace OtpActors.Domain.Watches;

/// <summary>What was seen during <see cref="WatchMachine.SliceSpan"/>.</summary>
/// <param name="Start">Since when.</param>
/// <param name="Counts">By prefix and country.</param>
/// <param name="Wrong">OTPs for which a first wrong code was given.</param>
/// <param name="Right">OTPs for which the right code was given.</param>
public sealed record WatchSlice(DateTimeOffset Start, ImmutableArray<WatchCount> Counts, int Wrong, int Right);
