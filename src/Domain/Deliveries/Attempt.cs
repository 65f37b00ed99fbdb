namespace OtpActors.Domain.Deliveries;

/// <summary>One message, from the moment before its provider is called.</summary>
/// <param name="Number">1 for the OTP's first message; receipts and outcomes name it.</param>
/// <param name="Round">0 for the send, then one more for each resend.</param>
/// <param name="Channel">The channel used.</param>
/// <param name="Provider">The provider called; empty until its outcome is known.</param>
/// <param name="MessageId">The provider's name for the message.</param>
/// <param name="Status">How far it came.</param>
/// <param name="At">When <paramref name="Status"/> changed last.</param>
/// <param name="Error">Why it failed, in a word; null otherwise.</param>
/// <param name="Left">Whether it left the house, or may have: then its place and its price stay spent.</param>
public sealed record Attempt(
    int Number,
    int Round,
    Channel Channel,
    string Provider,
    string? MessageId,
    DeliveryStatus Status,
    DateTimeOffset At,
    string? Error,
    bool Left);
