using OtpActors.Domain.Credits;
using OtpActors.Domain.Journals;

namespace OtpActors.Engine.Credits;

/// <summary>What an account's actor answers.</summary>
/// <param name="Outcome">What came of the request.</param>
/// <param name="Balance">Credits afterwards.</param>
/// <param name="SpentToday">Credits spent on this UTC day.</param>
/// <param name="Crossed">The highest threshold that the balance fell below; null for none.</param>
/// <param name="Page">A page of the ledger that is full and wants to be stored; null for none.</param>
/// <param name="Ledger">The ledger's open end, for a reader; empty otherwise.</param>
public sealed record AccountAnswer(AccountOutcome Outcome, long Balance, long SpentToday, long? Crossed, JournalPage? Page, Journal Ledger);
