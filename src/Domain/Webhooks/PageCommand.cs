using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Webhooks;

/// <summary>What can happen to a page of an outbox.</summary>
public abstract record PageCommand
{
    private PageCommand()
    {
    }

    /// <summary>Events come. Those that are here already are passed over.</summary>
    /// <param name="Address">Where the page belongs.</param>
    /// <param name="Events">The events.</param>
    /// <param name="Room">How many of them the caller tries at once; the others are due.</param>
    public sealed record Add(PageAddress Address, ImmutableArray<WebhookEvent> Events, int Room) : PageCommand;

    /// <summary>Somebody comes to try what is due.</summary>
    /// <param name="Room">How many; the others stay due.</param>
    public sealed record Take(int Room) : PageCommand;

    /// <summary>A try has ended.</summary>
    /// <param name="Otp">Of which OTP's event.</param>
    /// <param name="Sequence">Of which event.</param>
    /// <param name="Number">Which try: one more than had been made when it was taken. Another one's end was told already.</param>
    /// <param name="Result">How it ended.</param>
    /// <param name="Jitter">Where in its range the next pause lies: 0 to 1, random.</param>
    public sealed record Settle(OtpId Otp, int Sequence, int Number, TryResult Result, double Jitter) : PageCommand;

    /// <summary>Everything that waits becomes a dead letter: nothing is sent to the endpoint any more.</summary>
    public sealed record Bury : PageCommand;

    /// <summary>What does not wait is tried again.</summary>
    /// <param name="Since">Only events that happened then or later.</param>
    /// <param name="At">When to try them.</param>
    public sealed record Replay(DateTimeOffset Since, DateTimeOffset At) : PageCommand;

    /// <summary>The page goes, with all that is in it.</summary>
    public sealed record Drop : PageCommand;
}
