using OtpActors.Domain.Phones;

namespace OtpActors.Engine.Actors;

/// <summary>What a phone actor answers.</summary>
/// <param name="Outcome">What came of the request.</param>
/// <param name="State">The phone after it.</param>
/// <param name="RetryAfter">When a refusal ends; zero for a grant.</param>
/// <param name="Window">The window that refused.</param>
/// <param name="NextSendAt">For a place: when the phone can be sent to again.</param>
public sealed record PhoneAnswer(
    PhoneOutcome Outcome, PhoneState State, TimeSpan RetryAfter, PhoneWindow? Window, DateTimeOffset? NextSendAt);
