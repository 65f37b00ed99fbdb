namespace OtpActors.Domain.Phones;

/// <summary>A check under way holds a part of the budget of wrong checks. In memory only.</summary>
/// <param name="Number">Names the hold.</param>
/// <param name="Until">When it lapses.</param>
public readonly record struct Hold(long Number, DateTimeOffset Until);
