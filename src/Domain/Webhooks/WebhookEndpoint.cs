namespace OtpActors.Domain.Webhooks;

/// <summary>
/// One webhook endpoint. Its secrets are not here: each follows from the installation's key and a salt, so that neither the store nor the key alone
/// yields one.
/// </summary>
/// <param name="Id">Its name.</param>
/// <param name="Url">Where events go. Not for logs: people put tokens into URLs.</param>
/// <param name="Topics">Which events.</param>
/// <param name="Enabled">Whether anything is sent to it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Salt">128 random bits from which the secret follows.</param>
/// <param name="OldSalt">The salt of the secret before; it signs too until <paramref name="OldUntil"/>.</param>
/// <param name="OldUntil">When the secret before ends; null when there is none.</param>
/// <param name="FailingSince">When an event used up all its tries and nothing has reached it since; null while it works.</param>
public sealed record WebhookEndpoint(
    EndpointId Id,
    string Url,
    WebhookTopics Topics,
    bool Enabled,
    DateTimeOffset CreatedAt,
    UInt128 Salt,
    UInt128 OldSalt,
    DateTimeOffset? OldUntil,
    DateTimeOffset? FailingSince)
{
    /// <summary>Whether the secret before the last rotation signs too.</summary>
    /// <param name="now">The time.</param>
    /// <returns>True within the overlap.</returns>
    public bool HasOldSecret(DateTimeOffset now) => now < OldUntil;

    /// <summary>Names it only: neither URL nor salt belongs in a log.</summary>
    public override string ToString() => $"WebhookEndpoint {{ Id = {Id}, Enabled = {Enabled} }}";
}
