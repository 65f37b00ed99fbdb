using OtpActors.Domain.Deliveries;

namespace OtpActors.Engine.Verification;

/// <summary>What a receipt says, before it is known of which message.</summary>
/// <param name="State">What it says.</param>
/// <param name="Error">Why the message failed, in a word.</param>
public readonly record struct EarlyReceipt(ReceiptState State, string? Error);
