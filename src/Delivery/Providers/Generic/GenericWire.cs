using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.Generic;

/// <summary>A message on its way to the endpoint. The id names it for ever, the same when it is handed over again, and receipts repeat it.</summary>
internal sealed record GenericMessage(
    string Id,
    string Workspace,
    string Channel,
    string To,
    string Code,
    string Text,
    string Template,
    string Locale,
    DateTimeOffset ExpiresAt,
    string? AppHash,
    string? Origin)
{
    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(GenericMessage);
}

/// <summary>What the endpoint answers, whatever the status.</summary>
/// <param name="MessageId">Its own name for the message.</param>
/// <param name="Receipts">False when no receipt will come for this message.</param>
/// <param name="Reason">Why it was refused.</param>
internal sealed record GenericReply(string? MessageId, bool? Receipts, string? Reason);

/// <summary>What the endpoint posts back.</summary>
internal sealed record GenericReceiptBatch(IReadOnlyList<GenericReceipt?>? Receipts);

/// <summary>One receipt.</summary>
/// <param name="Id">The id of <see cref="GenericMessage"/>.</param>
/// <param name="Status">sent, delivered, read or failed.</param>
/// <param name="Reason">Why it failed.</param>
internal sealed record GenericReceipt(string? Id, string? Status, string? Reason);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 8)]
[JsonSerializable(typeof(GenericMessage))]
[JsonSerializable(typeof(GenericReply))]
[JsonSerializable(typeof(GenericReceiptBatch))]
internal sealed partial class GenericJson : JsonSerializerContext;
