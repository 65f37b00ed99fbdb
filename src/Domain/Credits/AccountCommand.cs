using System.Collections.Immutable;

namespace OtpActors.Domain.Credits;

/// <summary>What can be asked of an account.</summary>
public abstract record AccountCommand
{
    private AccountCommand()
    {
    }

    /// <summary>How it stands.</summary>
    public sealed record Read : AccountCommand
    {
        /// <summary>The one command of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>Adds credits, or takes some away.</summary>
    /// <param name="Amount">Credits; below zero to take away.</param>
    /// <param name="Who">Who does it.</param>
    /// <param name="Reference">Names the addition, so that it is done once; null for none.</param>
    /// <param name="Reason">Why, for people; null for nothing.</param>
    public sealed record Add(long Amount, string Who, string? Reference, string? Reason) : AccountCommand;

    /// <summary>Takes the price of a message before it is sent. Asked again: taken once.</summary>
    /// <param name="Id">The charge.</param>
    /// <param name="Price">Credits, at least 1.</param>
    /// <param name="DailyMax">Most credits of a UTC day; null for no cap.</param>
    /// <param name="Thresholds">Balances to tell of when they are passed downwards.</param>
    /// <param name="Detail">Channel and country, for people.</param>
    public sealed record Charge(ChargeId Id, long Price, long? DailyMax, ImmutableArray<long> Thresholds, string Detail) : AccountCommand;

    /// <summary>The message left, or may have: the charge stands. Need not be saved: what is forgotten is told again or lapses.</summary>
    /// <param name="Id">The charge.</param>
    public sealed record Settle(ChargeId Id) : AccountCommand;

    /// <summary>The message surely went nowhere: the price comes back. Asked again: it came back once.</summary>
    /// <param name="Id">The charge.</param>
    public sealed record Refund(ChargeId Id) : AccountCommand;

    /// <summary>A page of the ledger is stored.</summary>
    /// <param name="Page">Which.</param>
    public sealed record Moved(long Page) : AccountCommand;
}
