namespace OtpActors.Domain.Phones;

/// <summary>What a phone decided.</summary>
/// <param name="State">The next state.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Save">Whether the next state has anything that must outlive the process.</param>
/// <param name="RetryAfter">When a refusal ends; zero for a grant.</param>
/// <param name="Window">The window that refused; null for a grant.</param>
/// <param name="NextSendAt">For a grant of a place: when the phone can be sent to again.</param>
public sealed record PhoneDecision(
    PhoneState State, PhoneOutcome Outcome, bool Save, TimeSpan RetryAfter, PhoneWindow? Window, DateTimeOffset? NextSendAt);
