using System.Collections.Immutable;

namespace OtpActors.Grains.Watches;

/// <summary>OTPs, or pages of outboxes, to be watched: the kind is that of the watch.</summary>
/// <param name="Ids">Which.</param>
internal sealed record WatchEntries(ImmutableArray<UInt128> Ids);
