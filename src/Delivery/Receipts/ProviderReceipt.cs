using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Receipts;

/// <summary>One receipt in our words. It names its message by a tag of ours or by the provider's id; with both, the tag counts.</summary>
/// <param name="Tag">The correlation tag that the provider repeated; null when it repeats none.</param>
/// <param name="MessageId">The provider's name for the message; null when the receipt has none.</param>
/// <param name="State">What it says.</param>
/// <param name="Error">Why the message failed: a word of <see cref="Failure"/>, or null. Never the provider's own text.</param>
public sealed record ProviderReceipt(string? Tag, string? MessageId, ReceiptState State, string? Error = null);
