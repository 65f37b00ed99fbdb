using System.Collections.Immutable;

namespace OtpActors.Domain.Phones;

/// <summary>What one phone is allowed.</summary>
/// <param name="Windows">The send windows; all of them hold at once.</param>
/// <param name="FailedChecks">Wrong checks allowed over all OTPs of the phone within <see cref="FailedChecksSpan"/>.</param>
/// <param name="ListedFor">How long a send stays listed for search after it was made.</param>
public sealed record PhonePolicy(ImmutableArray<PhoneWindow> Windows, int FailedChecks, TimeSpan ListedFor)
{
    /// <summary>The sliding interval of the budget of wrong checks.</summary>
    public static readonly TimeSpan FailedChecksSpan = TimeSpan.FromHours(24);

    /// <summary>How long a check may hold a part of the budget before its verdict is known.</summary>
    public static readonly TimeSpan HoldLapse = TimeSpan.FromSeconds(10);

    /// <summary>How long a phone waits after a send that surely went nowhere.</summary>
    public static readonly TimeSpan ReleasePause = TimeSpan.FromSeconds(5);

    /// <summary>1 per 60 s, 5 per hour, 20 wrong checks a day, listed for a day.</summary>
    public static PhonePolicy Standard { get; } = new(
        [new PhoneWindow(1, TimeSpan.FromSeconds(60)), new PhoneWindow(5, TimeSpan.FromHours(1))], 20, TimeSpan.FromHours(24));
}
