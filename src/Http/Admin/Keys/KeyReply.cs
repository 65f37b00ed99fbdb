using System.Text.Json.Serialization;
using OtpActors.Domain.Workspaces;
using OtpActors.Http.Access;

namespace OtpActors.Http.Admin.Keys;

/// <summary>An API key on the wire. The key itself only when it was made a moment ago.</summary>
internal sealed record KeyReply(
    string KeyId,
    string Label,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndsAt,
    bool Revoked,
    DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key)
{
    public static KeyReply Of(AccessKey key, ApiKey? shown = null) => new(
        key.Id, key.Label, ScopeNames.Of((Scopes)key.Scopes), key.CreatedAt, key.EndsAt, key.Revoked, key.LastUsedAt, shown?.Reveal());

    /// <summary>Names the type only: a member may hold a key.</summary>
    public override string ToString() => nameof(KeyReply);
}
