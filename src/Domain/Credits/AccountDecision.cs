namespace OtpActors.Domain.Credits;

/// <summary>What an account decided.</summary>
/// <param name="State">The next state.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Save">Whether it must become durable.</param>
/// <param name="Crossed">The highest threshold that the balance fell below; null for none.</param>
public sealed record AccountDecision(AccountState State, AccountOutcome Outcome, bool Save, long? Crossed = null);
