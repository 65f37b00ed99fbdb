namespace OtpActors.Domain.Otps;

/// <summary>What a check with an idempotency key was told, so that the same request is never counted twice.</summary>
/// <param name="Tag">Names the request.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="AttemptsRemaining">Checks left after it.</param>
public sealed record CheckVerdict(ulong Tag, OtpOutcome Outcome, int AttemptsRemaining);
