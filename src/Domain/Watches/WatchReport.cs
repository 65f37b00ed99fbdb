using System.Collections.Immutable;

namespace OtpActors.Domain.Watches;

/// <summary>What one front end saw of a workspace since its last report.</summary>
/// <param name="Counts">By prefix and country.</param>
/// <param name="Wrong">OTPs for which a first wrong code was given.</param>
/// <param name="Right">OTPs for which the right code was given.</param>
public sealed record WatchReport(ImmutableArray<WatchCount> Counts, int Wrong, int Right);
