namespace OtpActors.Domain.Destinations;

/// <summary>A rule for a prefix or for one number.</summary>
/// <param name="Id">Its name in the admin API.</param>
/// <param name="Prefix">The prefix: digits without <c>+</c>; null when the rule is for one number.</param>
/// <param name="Number">The number as its keyed name; null when the rule is for a prefix.</param>
/// <param name="Shown">The prefix, or the number with all but its last two digits hidden.</param>
/// <param name="Action">What it says.</param>
/// <param name="Reason">Why it is there.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="EndsAt">Until when; null for no end.</param>
public sealed record DestinationRule(
    string Id,
    string? Prefix,
    UInt128? Number,
    string Shown,
    DestinationAction Action,
    string Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndsAt)
{
    /// <summary>Whether it still counts.</summary>
    /// <param name="now">The time.</param>
    /// <returns>False from its end on.</returns>
    public bool Holds(DateTimeOffset now) => EndsAt is not { } end || now < end;
}
