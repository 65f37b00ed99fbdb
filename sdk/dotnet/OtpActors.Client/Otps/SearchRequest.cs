namespace OtpActors.Client.Otps;

/// <summary>Looks for OTPs, newest first. A phone or a client reference is required.</summary>
public sealed record SearchRequest
{
    /// <summary>The phone number, E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>What the sends gave as their reference.</summary>
    public string? ClientReference { get; init; }

    /// <summary>How many for a page, 1 to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>Where to go on, from <see cref="SearchReply.NextCursor"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Names the type only: the members hold a number.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(SearchRequest);
}
