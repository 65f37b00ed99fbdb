using System.Collections.Immutable;

namespace OtpActors.Domain.Phones;

/// <summary>What is remembered of one phone in one workspace. The number itself is not: the actor's key is a keyed hash of it.</summary>
/// <param name="Places">The sends, oldest first.</param>
/// <param name="WrongChecks">The wrong checks within the budget's interval, oldest first.</param>
/// <param name="PausedUntil">No send before then: the last one went nowhere.</param>
/// <param name="KeepUntil">Nothing of this matters after then.</param>
public sealed record PhoneState(
    ImmutableArray<Place> Places, ImmutableArray<WrongCheck> WrongChecks, DateTimeOffset? PausedUntil, DateTimeOffset KeepUntil)
{
    /// <summary>A phone that nobody sent to.</summary>
    public static PhoneState Empty { get; } = new([], [], null, DateTimeOffset.UnixEpoch);

    /// <summary>The checks under way, oldest first. Never stored: a restart ends the checks too.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];
}
