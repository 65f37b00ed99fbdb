using OtpActors.Domain.Destinations;

namespace OtpActors.Http.Admin.Blocks;

/// <summary>A rule for a prefix or a number. A number shows its last two digits only: it is kept as a keyed hash.</summary>
internal sealed record BlockReply(string BlockId, string? Prefix, string? Phone, string Action, string Reason, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt)
{
    public static BlockReply Of(DestinationRule rule) => new(
        rule.Id, rule.Prefix is null ? null : rule.Shown, rule.Prefix is null ? rule.Shown : null, Name(rule.Action), rule.Reason, rule.CreatedAt, rule.EndsAt);

    /// <summary>Names the type only.</summary>
    public override string ToString() => nameof(BlockReply);

    private static string Name(DestinationAction action) => action switch
    {
        DestinationAction.Allow => "allow",
        DestinationAction.Monitor => "monitor",
        DestinationAction.Deny => "deny",
    };
}
