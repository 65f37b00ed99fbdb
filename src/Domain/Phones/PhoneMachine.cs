using System.Collections.Immutable;

namespace OtpActors.Domain.Phones;

/// <summary>
/// One phone's limits: sliding send windows, a pause after a send that went nowhere, and a second budget of wrong checks over all its OTPs.
/// A place counts while <c>now &lt; place.At + window</c>; a wrong check while <c>now &lt; check.At + 24 h</c>.
/// </summary>
public static class PhoneMachine
{
    /// <summary>Decides what follows from a command.</summary>
    /// <param name="state">The phone so far.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="policy">What the phone is allowed.</param>
    /// <param name="now">When it is asked.</param>
    /// <returns>The next state and the answer.</returns>
    public static PhoneDecision Decide(PhoneState state, PhoneCommand command, PhonePolicy policy, DateTimeOffset now) => command switch
    {
        PhoneCommand.Reserve reserve => Reserve(state, reserve, policy, now),
        PhoneCommand.Release release => Release(state, release, now),
        PhoneCommand.TakeHold hold => TakeHold(state, hold, policy, now),
        PhoneCommand.DropHold drop => Granted(WithoutHold(state, drop.Number), save: false),
        PhoneCommand.Charge charge => Charge(state, charge, policy, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    private static PhoneDecision Reserve(PhoneState state, PhoneCommand.Reserve command, PhonePolicy policy, DateTimeOffset now)
    {
        if (state.Places.FirstOrDefault(p => p.Otp == command.Otp && p.Token == command.Token && !p.Released) is not null)
        {
            return Granted(state, save: false) with { NextSendAt = NextSendAt(state, policy, now).At };
        }

        var spent = state.WrongChecks.Count(c => now < c.At + PhonePolicy.FailedChecksSpan);
        if (spent >= policy.FailedChecks)
        {
            return Refused(state, PhoneOutcome.BudgetSpent, BudgetFreeAt(state, policy, now) - now, null);
        }

        var (at, window) = NextSendAt(state, policy, now);
        if (at > now)
        {
            return Refused(state, window is null ? PhoneOutcome.Paused : PhoneOutcome.WindowFull, at - now, window);
        }

        // Whole seconds, so that the moment told to people is the moment that is kept.
        var place = new Place(command.Otp, command.Token, WholeSeconds.Ceiling(now), false);
        var next = state with
        {
            Places = Listed(state.Places.Add(place), policy, now),
            WrongChecks = Recent(state, now),
            PausedUntil = null,
            KeepUntil = Later(state.KeepUntil, place.At + KeepPlaceFor(policy)),
        };
        return Granted(next, save: true) with { NextSendAt = NextSendAt(next, policy, now).At };
    }

    private static PhoneDecision Release(PhoneState state, PhoneCommand.Release command, DateTimeOffset now)
    {
        var index = state.Places.ToList().FindIndex(p => p.Otp == command.Otp && p.Token == command.Token && !p.Released);
        if (index < 0)
        {
            return Granted(state, save: false);
        }

        var until = now + PhonePolicy.ReleasePause;
        return Granted(
            state with
            {
                Places = state.Places.SetItem(index, state.Places[index] with { Released = true }),
                PausedUntil = until,
                KeepUntil = Later(state.KeepUntil, until),
            },
            save: true);
    }

    private static PhoneDecision TakeHold(PhoneState state, PhoneCommand.TakeHold command, PhonePolicy policy, DateTimeOffset now)
    {
        var spent = state.WrongChecks.Count(c => now < c.At + PhonePolicy.FailedChecksSpan);
        if (spent >= policy.FailedChecks)
        {
            return Refused(state, PhoneOutcome.BudgetSpent, BudgetFreeAt(state, policy, now) - now, null);
        }

        var holds = state.Holds.RemoveAll(h => h.Until <= now);
        return spent + holds.Length >= policy.FailedChecks
            ? Refused(state with { Holds = holds }, PhoneOutcome.BudgetHeld, TimeSpan.FromSeconds(1), null)
            : Granted(state with { Holds = holds.Add(new Hold(command.Number, now + PhonePolicy.HoldLapse)) }, save: false);
    }

    private static PhoneDecision Charge(PhoneState state, PhoneCommand.Charge command, PhonePolicy policy, DateTimeOffset now)
    {
        state = WithoutHold(state, command.Hold);
        var charged = state.WrongChecks;
        for (var number = 1; number <= command.Tries; number++)
        {
            if (!charged.Any(c => c.Otp == command.Otp && c.Try == number))
            {
                charged = charged.Add(new WrongCheck(command.Otp, number, now));
            }
        }

        if (charged.Length == state.WrongChecks.Length)
        {
            return Granted(state, save: false);
        }

        // A check is forgotten only with the OTP that could still report it.
        var span = PhonePolicy.FailedChecksSpan + Limits.LifetimeMax;
        return Granted(
            state with
            {
                WrongChecks = charged.RemoveAll(c => c.At + span <= now),
                KeepUntil = Later(state.KeepUntil, now + span),
            },
            save: true);
    }

    /// <summary>The first moment at which no window and no pause refuses, and the window that decides it.</summary>
    private static (DateTimeOffset At, PhoneWindow? Window) NextSendAt(PhoneState state, PhonePolicy policy, DateTimeOffset now)
    {
        var at = state.PausedUntil > now ? state.PausedUntil.Value : now;
        PhoneWindow? decides = null;
        foreach (var window in policy.Windows)
        {
            var counted = state.Places.Where(p => !p.Released && now < p.At + window.Span).ToArray();
            if (counted.Length < window.Count)
            {
                continue;
            }

            // The window opens when all but Count - 1 of the counted places have left it.
            var opens = counted[counted.Length - window.Count].At + window.Span;
            if (opens > at)
            {
                (at, decides) = (opens, window);
            }
        }

        return (at, decides);
    }

    private static DateTimeOffset BudgetFreeAt(PhoneState state, PhonePolicy policy, DateTimeOffset now)
    {
        var counted = state.WrongChecks.Where(c => now < c.At + PhonePolicy.FailedChecksSpan).ToArray();
        return counted[counted.Length - policy.FailedChecks].At + PhonePolicy.FailedChecksSpan;
    }

    private static ImmutableArray<WrongCheck> Recent(PhoneState state, DateTimeOffset now) =>
        state.WrongChecks.RemoveAll(c => c.At + PhonePolicy.FailedChecksSpan + Limits.LifetimeMax <= now);

    /// <summary>
    /// The last hundred sends, for search. A place that a window counts is never among those that have to go, however many failed sends came after it;
    /// no window allows more than the list can hold.
    /// </summary>
    private static ImmutableArray<Place> Listed(ImmutableArray<Place> places, PhonePolicy policy, DateTimeOffset now)
    {
        var listed = places.RemoveAll(p => p.At + KeepPlaceFor(policy) <= now);
        var longest = policy.Windows.Aggregate(TimeSpan.Zero, static (span, window) => window.Span > span ? window.Span : span);
        while (listed.Length > Limits.ListedOtpsMax)
        {
            var idle = listed.FirstOrDefault(p => p.Released || p.At + longest <= now);
            listed = idle is null ? listed.RemoveAt(0) : listed.Remove(idle);
        }

        return listed;
    }

    private static TimeSpan KeepPlaceFor(PhonePolicy policy)
    {
        var listed = policy.ListedFor + Limits.LifetimeMax;
        return policy.Windows.Aggregate(listed, static (span, window) => window.Span > span ? window.Span : span);
    }

    private static PhoneState WithoutHold(PhoneState state, long number) => state with { Holds = state.Holds.RemoveAll(h => h.Number == number) };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static PhoneDecision Granted(PhoneState state, bool save) => new(state, PhoneOutcome.Granted, save, TimeSpan.Zero, null, null);

    private static PhoneDecision Refused(PhoneState state, PhoneOutcome outcome, TimeSpan wait, PhoneWindow? window) =>
        new(state, outcome, false, wait, window, null);
}
