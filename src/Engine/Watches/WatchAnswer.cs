using System.Collections.Immutable;
using OtpActors.Domain.Watches;

namespace OtpActors.Engine.Watches;

/// <summary>What a workspace's watch answers.</summary>
/// <param name="Alarms">All that count now.</param>
/// <param name="Raised">Those that the report raised.</param>
public sealed record WatchAnswer(ImmutableArray<WatchAlarm> Alarms, ImmutableArray<WatchAlarm> Raised);
