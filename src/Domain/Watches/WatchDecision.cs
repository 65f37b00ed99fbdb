using System.Collections.Immutable;

namespace OtpActors.Domain.Watches;

/// <summary>What a report came to.</summary>
/// <param name="State">The next state.</param>
/// <param name="Raised">Alarms that are new, or became severe.</param>
public sealed record WatchDecision(WatchState State, ImmutableArray<WatchAlarm> Raised);
