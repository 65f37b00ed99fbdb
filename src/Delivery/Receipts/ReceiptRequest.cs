namespace OtpActors.Delivery.Receipts;

/// <summary>What arrived at <c>/receipts/{provider}</c>, before anybody has looked into it.</summary>
/// <param name="Url">The address as the provider called it: the public one, with its query, which some signatures cover.</param>
/// <param name="Header">Gives a header by its name, in any case; null when there is none. Several of one name are joined by commas.</param>
/// <param name="Query">Gives a value of the query, decoded; null when there is none.</param>
/// <param name="ContentType">The content type; null when there is none.</param>
/// <param name="Body">The bytes as they came; empty for a challenge.</param>
public sealed record ReceiptRequest(
    string Url, Func<string, string?> Header, Func<string, string?> Query, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Names the type only: addresses and bodies hold what callers wrote.</summary>
    public override string ToString() => nameof(ReceiptRequest);
}
