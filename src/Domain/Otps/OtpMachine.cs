using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>
/// One OTP's life.
/// <list type="table">
/// <item><term>live, right code</term><description>verified: at most once, whatever comes later</description></item>
/// <item><term>live, wrong code</term><description>counted; the last allowed one ends it. A right code on the last allowed check succeeds</description></item>
/// <item><term>live, <c>now &gt;= ExpiresAt</c></term><description>expired, whether or not a timer fired (A4)</description></item>
/// <item><term>live, canceled</term><description>canceled</description></item>
/// <item><term>live, first send went nowhere</term><description>undeliverable</description></item>
/// <item><term>ended</term><description>answers how it ended; receipts are recorded, nothing is sent and no event follows</description></item>
/// </list>
/// </summary>
public static class OtpMachine
{
    /// <summary>Decides what follows from a command.</summary>
    /// <param name="state">The OTP so far; null when there is no record of it.</param>
    /// <param name="command">What happened.</param>
    /// <param name="policy">The house's numbers.</param>
    /// <param name="now">When it happened.</param>
    /// <returns>The next state (null only where there was none and none was made) and the answer.</returns>
    public static OtpDecision? Decide(OtpState? state, OtpCommand command, OtpPolicy policy, DateTimeOffset now)
    {
        if (state is null)
        {
            return command is OtpCommand.Create create ? Create(create, policy, now) : null;
        }

        // The deadline is absolute: whoever comes first after it, a check or the timer, ends the OTP.
        state = Expire(state, now);
        var decision = Apply(state, command, policy, now);
        return decision.State is { HasNews: true, ReportAt: null } told ? decision with { State = told with { ReportAt = now + policy.ReportAfter } } : decision;
    }

    /// <summary>
    /// How an OTP answers a check or a resend without looking at any code; <see cref="OtpOutcome.Done"/> while it lives. Its state must be as it stands
    /// (<see cref="Expire"/>): whether the deadline has passed is decided in the OTP's own turn, never by a later clock.
    /// </summary>
    /// <param name="state">The OTP.</param>
    /// <returns>The answer.</returns>
    public static OtpOutcome Dead(OtpState state) => state.Phase switch
    {
        OtpPhase.Live => OtpOutcome.Done,
        OtpPhase.Verified => OtpOutcome.AlreadyVerified,
        OtpPhase.Expired => OtpOutcome.Expired,
        OtpPhase.AttemptsExceeded => OtpOutcome.AttemptsExceeded,
        OtpPhase.Canceled or OtpPhase.Undeliverable => OtpOutcome.Canceled,
    };

    /// <summary>The OTP as it stands at a moment, whether or not a timer has noticed that its deadline passed.</summary>
    /// <param name="state">The OTP.</param>
    /// <param name="now">The time.</param>
    /// <returns>The same object when nothing changed.</returns>
    public static OtpState Expire(OtpState state, DateTimeOffset now) =>
        state.Phase == OtpPhase.Live && now >= state.ExpiresAt ? End(state, OtpPhase.Expired, OtpEventKind.Expired, state.ExpiresAt) : state;

    /// <summary>
    /// The OTP as whoever asks for it sees it, whether or not a timer has noticed its deadline or a message's, or its events are reported (A89).
    /// </summary>
    /// <param name="state">The OTP so far; null when there is no record of it.</param>
    /// <param name="now">The time.</param>
    /// <returns>As it stands; null when there is none or its retention is over.</returns>
    public static OtpState? Seen(OtpState? state, DateTimeOffset now)
    {
        if (state is null || Expire(state, now) is not { } seen || seen.SeenUntil <= now)
        {
            return null;
        }

        var delivery = DeliveryMachine.Seen(seen.Delivery, now);
        return ReferenceEquals(delivery, seen.Delivery) ? seen : seen with { Delivery = delivery };
    }

    private static OtpDecision Apply(OtpState state, OtpCommand command, OtpPolicy policy, DateTimeOffset now) => command switch
    {
        OtpCommand.Create => new OtpDecision(state, OtpOutcome.Done),
        OtpCommand.Check check => Check(state, check, policy, now),
        OtpCommand.Resend resend => Resend(state, resend, policy, now),
        OtpCommand.Cancel => Cancel(state, now),
        OtpCommand.Outcome outcome => Deliver(state, new DeliveryCommand.Outcome(outcome.Attempt, outcome.Provider, outcome.Result), policy, now),
        OtpCommand.Receipt receipt => Deliver(state, new DeliveryCommand.Receipt(receipt.Attempt, receipt.State, receipt.Error), policy, now),
        OtpCommand.Charged charged => new OtpDecision(Charged(state, charged.Tries), OtpOutcome.Done),
        OtpCommand.Reported reported => new OtpDecision(Reported(state, reported.Events), OtpOutcome.Done),
        OtpCommand.Wake => Wake(state, policy, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    private static OtpDecision Create(OtpCommand.Create command, OtpPolicy policy, DateTimeOffset now)
    {
        var delivery = DeliveryMachine.Decide(DeliveryState.Empty, new DeliveryCommand.Begin(command.Draft.Steps), policy.Delivery, now);
        var expiresAt = WholeSeconds.Ceiling(now + command.Draft.ExpiresIn);
        var state = new OtpState(
            command.Draft, command.Code, now, expiresAt, OtpPhase.Live, null, 0, 0, null, delivery.State, command.ResendAt, [0], [], []);
        return new OtpDecision(state, OtpOutcome.Done, delivery.Start);
    }

    private static OtpDecision Check(OtpState state, OtpCommand.Check command, OtpPolicy policy, DateTimeOffset now)
    {
        if (command.Tag != 0 && state.Verdicts.FirstOrDefault(v => v.Tag == command.Tag) is { } told)
        {
            return new OtpDecision(state, told.Outcome, Charge: state.WrongChecks) { AttemptsRemaining = told.AttemptsRemaining };
        }

        var dead = Dead(state);
        if (dead != OtpOutcome.Done)
        {
            return new OtpDecision(state, dead);
        }

        if (command.Matches)
        {
            return Told(new OtpDecision(End(state, OtpPhase.Verified, OtpEventKind.Verified, now), OtpOutcome.Valid), command.Tag);
        }

        state = state with { WrongChecks = state.WrongChecks + 1, ChargeAt = now + policy.ChargeAfter };
        var last = state.AttemptsRemaining <= 0;
        return Told(
            last
                ? new OtpDecision(End(state, OtpPhase.AttemptsExceeded, OtpEventKind.AttemptsExceeded, now), OtpOutcome.LastIncorrect, Charge: state.WrongChecks)
                : new OtpDecision(state, OtpOutcome.Incorrect, Charge: state.WrongChecks),
            command.Tag);
    }

    private static OtpDecision Told(OtpDecision decision, ulong tag) => tag == 0
        ? decision
        : decision with
        {
            State = decision.State with
            {
                Verdicts = decision.State.Verdicts.Add(new CheckVerdict(tag, decision.Outcome, decision.State.AttemptsRemaining)),
            },
        };

    private static OtpDecision Resend(OtpState state, OtpCommand.Resend command, OtpPolicy policy, DateTimeOffset now)
    {
        if (state.RoundTokens.Contains(command.Token))
        {
            return new OtpDecision(state, OtpOutcome.Done);
        }

        var dead = Dead(state);
        if (dead != OtpOutcome.Done)
        {
            return new OtpDecision(state, dead);
        }

        if (command.NewCode && state.Code.Custom)
        {
            return new OtpDecision(state, OtpOutcome.CodeIsCustom);
        }

        if (state.Delivery.Attempts.Length >= Limits.DeliveriesMax)
        {
            return new OtpDecision(state, OtpOutcome.TooManyMessages);
        }

        var delivery = DeliveryMachine.Decide(state.Delivery, new DeliveryCommand.Begin(command.Steps), policy.Delivery, now);
        var next = state with
        {
            Code = command.NewCode ? state.Code with { Generation = state.Code.Generation + 1 } : state.Code,
            Delivery = delivery.State,
            RoundTokens = state.RoundTokens.Add(command.Token),
            ResendAt = command.ResendAt,
        };
        return new OtpDecision(next, OtpOutcome.Done, delivery.Start);
    }

    private static OtpDecision Cancel(OtpState state, DateTimeOffset now)
    {
        // Only what was canceled is canceled again; what could not be delivered is dead, and answers as to a check.
        return state.Phase switch
        {
            OtpPhase.Live => new OtpDecision(End(state, OtpPhase.Canceled, OtpEventKind.Canceled, now), OtpOutcome.Done),
            OtpPhase.Canceled => new OtpDecision(state, OtpOutcome.Done),
            OtpPhase.Verified or OtpPhase.Expired or OtpPhase.AttemptsExceeded or OtpPhase.Undeliverable => new OtpDecision(state, Dead(state)),
        };
    }

    private static OtpDecision Wake(OtpState state, OtpPolicy policy, DateTimeOffset now)
    {
        var charge = state.ChargeAt <= now ? state.WrongChecks : 0;
        state = charge > 0 ? state with { ChargeAt = now + policy.ChargeAfter } : state;
        state = state.HasNews && state.ReportAt <= now ? state with { ReportAt = now + policy.ReportAfter } : state;
        return Deliver(state, new DeliveryCommand.Wake(), policy, now) with { Charge = charge };
    }

    private static OtpState Charged(OtpState state, int tries)
    {
        if (tries <= state.ChargedChecks)
        {
            return state;
        }

        return state with { ChargedChecks = tries, ChargeAt = tries >= state.WrongChecks ? null : state.ChargeAt };
    }

    private static OtpState Reported(OtpState state, int events)
    {
        events = Math.Min(events, state.Events.Length);
        if (events <= state.ReportedEvents)
        {
            return state;
        }

        state = state with { ReportedEvents = events };
        return state.HasNews ? state : state with { ReportAt = null };
    }

    private static OtpDecision Deliver(OtpState state, DeliveryCommand command, OtpPolicy policy, DateTimeOffset now)
    {
        var decision = DeliveryMachine.Decide(state.Delivery, command, policy.Delivery, now);
        if (ReferenceEquals(decision.State, state.Delivery))
        {
            return new OtpDecision(state, OtpOutcome.Done);
        }

        var next = state with { Delivery = decision.State };
        if (state.Phase != OtpPhase.Live)
        {
            return new OtpDecision(next, OtpOutcome.Done);
        }

        foreach (var news in decision.News)
        {
            next = Tell(next, KindOf(news.Kind), now, news.Channel);
        }

        // No code ever left: there is nothing to check.
        var nowhere = decision.State.Round == 0
            && DeliveryMachine.Result(decision.State, round: 0) is RoundResult.Refused or RoundResult.WhatsAppUnavailable or RoundResult.SmsUnavailable;
        return new OtpDecision(nowhere ? Stop(next, OtpPhase.Undeliverable, now) : next, OtpOutcome.Done, decision.Start);
    }

    private static OtpState End(OtpState state, OtpPhase phase, OtpEventKind kind, DateTimeOffset at) => Stop(Tell(state, kind, at, null), phase, at);

    private static OtpState Stop(OtpState state, OtpPhase phase, DateTimeOffset at) => state with
    {
        Phase = phase,
        EndedAt = at,
        Delivery = DeliveryMachine.Decide(state.Delivery, new DeliveryCommand.Stop(), DeliveryPolicy.Standard, at).State,
    };

    private static OtpState Tell(OtpState state, OtpEventKind kind, DateTimeOffset at, Channel? channel) =>
        state with { Events = state.Events.Add(new OtpEvent(state.Events.Length + 1, kind, at, channel)) };

    private static OtpEventKind KindOf(DeliveryNewsKind kind) => kind switch
    {
        DeliveryNewsKind.Sent => OtpEventKind.Sent,
        DeliveryNewsKind.Delivered => OtpEventKind.Delivered,
        DeliveryNewsKind.SmsFallback => OtpEventKind.SmsFallback,
        DeliveryNewsKind.Failed => OtpEventKind.DeliveryFailed,
    };
}
