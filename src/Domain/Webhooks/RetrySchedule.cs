using System.Collections.Immutable;

namespace OtpActors.Domain.Webhooks;

/// <summary>When a failed try is followed by another (docs/webhooks.md): eleven tries over about three days, each pause within 20 % (A70).</summary>
public static class RetrySchedule
{
    /// <summary>A pause may be so much shorter or longer than the schedule says.</summary>
    public const double Spread = 0.2;

    /// <summary>The pauses.</summary>
    public static ImmutableArray<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>The pause after a failure.</summary>
    /// <param name="failures">How many failures so far, at least 1.</param>
    /// <param name="jitter">0 to 1, random.</param>
    /// <returns>The pause; null when there is no further try.</returns>
    public static TimeSpan? After(int failures, double jitter) =>
        failures <= Pauses.Length ? Pauses[failures - 1] * (1 - Spread + (2 * Spread * Math.Clamp(jitter, 0, 1))) : null;
}
