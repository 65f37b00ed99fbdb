namespace OtpActors.Domain.Workspaces;

/// <summary>What is kept of an API key: never the key itself.</summary>
/// <param name="Id">Its name in the admin API and the audit log: <c>key_</c> and 16 characters.</param>
/// <param name="Label">What people call it; may be empty.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Scopes">What it may do: bits as the front end defines them.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EndsAt">It opens nothing from then on; null for no end. A revoked key ended when it was revoked.</param>
/// <param name="Revoked">Whether somebody ended it.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
public sealed record AccessKey(
    string Id,
    string Label,
    KeyDigest Digest,
    int Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndsAt,
    bool Revoked,
    DateTimeOffset? LastUsedAt)
{
    /// <summary>Whether it opens anything.</summary>
    /// <param name="now">The time.</param>
    /// <returns>False from its end on.</returns>
    public bool IsValid(DateTimeOffset now) => EndsAt is not { } end || now < end;
}
