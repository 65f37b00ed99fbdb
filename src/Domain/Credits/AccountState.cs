using System.Collections.Immutable;
using OtpActors.Domain.Journals;

namespace OtpActors.Domain.Credits;

/// <summary>The credits of one workspace.</summary>
/// <param name="Balance">What is left; never below zero.</param>
/// <param name="Day">The UTC day of <paramref name="Spent"/>, counted from the first day of the year 1.</param>
/// <param name="Spent">What was spent on that day.</param>
/// <param name="Open">Charges whose messages may still come to nothing, oldest first.</param>
/// <param name="References">The last additions that had a name, so that a repeated one is not done twice.</param>
/// <param name="Ledger">Every movement: their sum is the balance.</param>
public sealed record AccountState(
    long Balance, long Day, long Spent, ImmutableArray<OpenCharge> Open, ImmutableArray<string> References, Journal Ledger)
{
    /// <summary>No credits yet.</summary>
    public static AccountState Empty { get; } = new(0, 0, 0, [], [], Journal.Empty);
}
