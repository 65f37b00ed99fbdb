using OtpActors.Domain.Deliveries;

namespace OtpActors.Engine.Verification;

/// <summary>What a receipt says, before it is known of which message.</summary>
internal readonly record struct EarlyReceipt(ReceiptState State, string? Error);
