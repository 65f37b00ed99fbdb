using System.Collections.Immutable;

namespace OtpActors.Domain.Deliveries;

/// <summary>
/// The delivery plan: ordered steps, each tried at most once a round.
/// <list type="table">
/// <item><term>refused, unavailable, misconfigured, failed receipt</term><description>the next step at once; after the last: failed</description></item>
/// <item><term>accepted or unknown</term><description>wait for a delivered receipt until the step's timeout, then the next step</description></item>
/// <item><term>delivered or read</term><description>the round rests; later news only moves a message forward</description></item>
/// <item><term>lease over without an outcome</term><description>the caller died: unknown, never repeated, then as above</description></item>
/// </list>
/// An outcome or a receipt for a message that is no longer the current one is recorded; it starts nothing. What became of a round is told once.
/// </summary>
public static class DeliveryMachine
{
    /// <summary>Decides what follows from a command.</summary>
    /// <param name="state">The delivery so far.</param>
    /// <param name="command">What happened.</param>
    /// <param name="policy">The times to keep to.</param>
    /// <param name="now">When it happened.</param>
    /// <returns>The next state, the attempt to drive and the news.</returns>
    public static DeliveryDecision Decide(DeliveryState state, DeliveryCommand command, DeliveryPolicy policy, DateTimeOffset now) => command switch
    {
        DeliveryCommand.Begin begin => Start(
            Abandon(state, now) with { Steps = begin.Steps, Step = 0, Round = state.Round + 1, FallbackAt = null }, policy, now, []),
        DeliveryCommand.Outcome outcome => OnOutcome(state, outcome, policy, now),
        DeliveryCommand.Receipt receipt => OnReceipt(state, receipt, policy, now),
        DeliveryCommand.Wake => OnWake(state, policy, now),
        DeliveryCommand.Stop => new DeliveryDecision(state with { FallbackAt = null, Step = state.Steps.Length - 1 }, null, []),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    /// <summary>What a round has come to.</summary>
    /// <param name="state">The delivery so far.</param>
    /// <param name="round">0 for the send, then one more for each resend.</param>
    /// <returns>The result as its caller may be told.</returns>
    public static RoundResult Result(DeliveryState state, int round)
    {
        var result = RoundResult.Refused;
        foreach (var attempt in state.Attempts)
        {
            if (attempt.Round != round)
            {
                continue;
            }

            if (attempt.Status is DeliveryStatus.Sending)
            {
                return RoundResult.Running;
            }

            if (attempt.Left)
            {
                return RoundResult.Taken;
            }

            if (attempt.Error == Failure.Unavailable)
            {
                result = attempt.Channel == Channel.WhatsApp ? RoundResult.WhatsAppUnavailable : RoundResult.SmsUnavailable;
            }
        }

        return result;
    }

    /// <summary>The delivery as whoever asks for it sees it: a message whose lease is over is unknown, whether or not a timer has noticed.</summary>
    /// <param name="state">The delivery so far.</param>
    /// <param name="now">The time.</param>
    /// <returns>The same object when nothing changed.</returns>
    public static DeliveryState Seen(DeliveryState state, DateTimeOffset now) =>
        state.LeaseUntil is { } lease && now >= lease ? Abandon(state, lease) : state;

    private static DeliveryDecision Start(DeliveryState state, DeliveryPolicy policy, DateTimeOffset now, ImmutableArray<DeliveryNews> news)
    {
        var channel = state.Steps[state.Step].Channel;
        var attempt = new Attempt(state.Attempts.Length + 1, state.Round, channel, "", null, DeliveryStatus.Sending, now, null, false);
        var next = state with { Attempts = state.Attempts.Add(attempt), LeaseUntil = now + policy.DriveDeadline, FallbackAt = null };
        return new DeliveryDecision(next, attempt, news);
    }

    private static DeliveryDecision OnOutcome(DeliveryState state, DeliveryCommand.Outcome command, DeliveryPolicy policy, DateTimeOffset now)
    {
        if (Find(state, command.Attempt) is not { } attempt)
        {
            return new DeliveryDecision(state, null, []);
        }

        var (status, messageId, error) = Read(command.Result);
        var settled = attempt with
        {
            Provider = command.Provider,
            MessageId = messageId ?? attempt.MessageId,
            Left = attempt.Left || status != DeliveryStatus.Failed,
        };

        // A receipt may have beaten the provider's own answer: a message never moves back.
        var open = attempt.Status is DeliveryStatus.Sending or DeliveryStatus.Unknown;
        if (open && status > attempt.Status)
        {
            settled = settled with { Status = status, At = now, Error = error };
        }

        var next = Replace(state, settled);
        var news = NewsOf(attempt, settled);
        if (attempt != state.Current)
        {
            return new DeliveryDecision(next, null, WithLateFailure(next, attempt, settled, news));
        }

        next = next with { LeaseUntil = null };
        if (!open)
        {
            return new DeliveryDecision(next, null, news);
        }

        return settled.Status == DeliveryStatus.Failed && !next.RoundDelivered
            ? NextStep(next, policy, now, news)
            : new DeliveryDecision(AwaitReceipt(next, command.Result is not SendOutcome.Accepted { ReceiptExpected: false }, now), null, news);
    }

    private static DeliveryDecision OnReceipt(DeliveryState state, DeliveryCommand.Receipt command, DeliveryPolicy policy, DateTimeOffset now)
    {
        var status = command.State switch
        {
            ReceiptState.Sent => DeliveryStatus.Sent,
            ReceiptState.Delivered => DeliveryStatus.Delivered,
            ReceiptState.Read => DeliveryStatus.Read,
            ReceiptState.Failed => DeliveryStatus.Failed,
        };
        if (Find(state, command.Attempt) is not { } attempt || status <= attempt.Status)
        {
            return new DeliveryDecision(state, null, []);
        }

        // Only a message that left can have a receipt.
        var error = status == DeliveryStatus.Failed ? command.Error ?? Failure.Undelivered : null;
        var moved = attempt with { Status = status, At = now, Error = error, Left = true };
        var next = Replace(state, moved);
        var news = NewsOf(attempt, moved);
        if (next.RoundDelivered)
        {
            return new DeliveryDecision(next with { FallbackAt = null }, null, news);
        }

        if (attempt != state.Current)
        {
            return new DeliveryDecision(next, null, WithLateFailure(next, attempt, moved, news));
        }

        if (status == DeliveryStatus.Failed)
        {
            return NextStep(next with { LeaseUntil = null }, policy, now, news);
        }

        // A receipt that beats the provider's own answer: the wait begins with whichever comes first, should the other never come.
        return new DeliveryDecision(attempt.Status == DeliveryStatus.Sending ? AwaitReceipt(next, true, now) : next, null, news);
    }

    private static DeliveryDecision OnWake(DeliveryState state, DeliveryPolicy policy, DateTimeOffset now)
    {
        if (state.LeaseUntil <= now)
        {
            var lost = state.Current is { Status: DeliveryStatus.Sending } sending ? sending : null;
            state = Abandon(state with { LeaseUntil = null }, now);
            state = lost is null ? state : AwaitReceipt(state, true, lost.At);
        }

        return state.LeaseUntil is null && state.FallbackAt <= now
            ? NextStep(state, policy, now, [])
            : new DeliveryDecision(state, null, []);
    }

    private static DeliveryState AwaitReceipt(DeliveryState state, bool receiptExpected, DateTimeOffset from)
    {
        var last = state.Step == state.Steps.Length - 1;
        return state with { FallbackAt = last || !receiptExpected || state.RoundDelivered ? null : from + state.Steps[state.Step].ReceiptTimeout };
    }

    private static DeliveryDecision NextStep(DeliveryState state, DeliveryPolicy policy, DateTimeOffset now, ImmutableArray<DeliveryNews> news)
    {
        var from = state.Steps[state.Step].Channel;
        if (state.Step >= state.Steps.Length - 1 || state.Attempts.Length >= Limits.DeliveriesMax)
        {
            return new DeliveryDecision(
                state with { FallbackAt = null }, null, RoundFailed(state) ? news.Add(new DeliveryNews(DeliveryNewsKind.Failed, from)) : news);
        }

        state = state with { Step = state.Step + 1 };
        var to = state.Steps[state.Step].Channel;
        return Start(state, policy, now, to == Channel.Sms && from != to ? news.Add(new DeliveryNews(DeliveryNewsKind.SmsFallback, to)) : news);
    }

    /// <summary>Nobody drives the current message any more: if its outcome is not known, it may have left.</summary>
    private static DeliveryState Abandon(DeliveryState state, DateTimeOffset now) => state.Current is { Status: DeliveryStatus.Sending } driven
        ? Replace(state, driven with { Status = DeliveryStatus.Unknown, At = now, Left = true })
        : state;

    /// <summary>A message whose fate is unknown may still arrive: only sure failures are a failure.</summary>
    private static bool RoundFailed(DeliveryState state) => state.Attempts.All(a => a.Round != state.Round || a.Status == DeliveryStatus.Failed);

    /// <summary>The last message whose fate was open need not be the current one.</summary>
    private static ImmutableArray<DeliveryNews> WithLateFailure(DeliveryState state, Attempt before, Attempt after, ImmutableArray<DeliveryNews> news) =>
        before.Round == state.Round && before.Status != after.Status && after.Status == DeliveryStatus.Failed && RoundFailed(state)
            ? news.Add(new DeliveryNews(DeliveryNewsKind.Failed, after.Channel))
            : news;

    private static ImmutableArray<DeliveryNews> NewsOf(Attempt before, Attempt after)
    {
        ImmutableArray<DeliveryNews> news = [];
        if (before.Status is DeliveryStatus.Sending or DeliveryStatus.Unknown
            && after.Status is DeliveryStatus.Sent or DeliveryStatus.Delivered or DeliveryStatus.Read)
        {
            news = [new DeliveryNews(DeliveryNewsKind.Sent, after.Channel)];
        }

        // Read implies delivered: one piece of news for both.
        return before.Status < DeliveryStatus.Delivered && after.Status >= DeliveryStatus.Delivered
            ? news.Add(new DeliveryNews(DeliveryNewsKind.Delivered, after.Channel))
            : news;
    }

    private static (DeliveryStatus Status, string? MessageId, string? Error) Read(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted accepted => (DeliveryStatus.Sent, accepted.MessageId, null),
        SendOutcome.Rejected rejected => (DeliveryStatus.Failed, null, Failure.Of(rejected.Reason)),
        SendOutcome.RetryLater { SurelyNotSent: true } or SendOutcome.Misconfigured => (DeliveryStatus.Failed, null, Failure.Unavailable),
        SendOutcome.RetryLater or SendOutcome.Unknown => (DeliveryStatus.Unknown, null, null),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "Unknown outcome."),
    };

    private static Attempt? Find(DeliveryState state, int number) =>
        number >= 1 && number <= state.Attempts.Length ? state.Attempts[number - 1] : null;

    private static DeliveryState Replace(DeliveryState state, Attempt attempt) =>
        state with { Attempts = state.Attempts.SetItem(attempt.Number - 1, attempt) };
}
