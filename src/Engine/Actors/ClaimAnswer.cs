using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Actors;

/// <summary>What an idempotency key's actor answers.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Otp">The OTP of the first request.</param>
/// <param name="Answer">The kept answer, for <see cref="ClaimOutcome.Answered"/>.</param>
/// <param name="RetryAfter">When to ask again, for <see cref="ClaimOutcome.InProgress"/>.</param>
public sealed record ClaimAnswer(ClaimOutcome Outcome, OtpId Otp, ImmutableArray<byte> Answer, TimeSpan RetryAfter);
