namespace OtpActors.Client.Otps;

/// <summary>One message of an OTP.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="Provider">The provider that was asked; null when none was.</param>
/// <param name="MessageId">The provider's id; null when there is none.</param>
/// <param name="Status"><c>sending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c> or <c>unknown</c>.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record DeliveryReply(string Channel, string? Provider, string? MessageId, string Status, DateTimeOffset At, string? Error);
