using System.Collections.Immutable;
using OtpActors.Domain.Identity;

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
        PhoneCommand.Clear => Clear(state, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    /// <summary>How many wrong checks count against the budget.</summary>
    /// <param name="state">The phone.</param>
    /// <param name="now">The time.</param>
    /// <returns>Their number.</returns>
    public static int Spent(PhoneState state, DateTimeOffset now)
    {
        var spent = 0;
        foreach (var check in state.WrongChecks)
        {
            spent += now < check.At + PhonePolicy.FailedChecksSpan ? 1 : 0;
        }

        return spent;
    }

    private static PhoneDecision Reserve(PhoneState state, PhoneCommand.Reserve command, PhonePolicy policy, DateTimeOffset now)
    {
        if (IndexOf(state, command.Otp, command.Token) >= 0)
        {
            return Granted(state, save: false) with { NextSendAt = NextSendAt(state, policy, now).At };
        }

        var spent = Spent(state, now);
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
            Places = Listed(state, place, policy, now),
            WrongChecks = state.WrongChecks.IsEmpty ? [] : Recent(state.WrongChecks, now),
            PausedUntil = null,
            KeepUntil = Later(state.KeepUntil, place.At + KeepPlaceFor(policy)),
        };
        return Granted(next, save: true) with { NextSendAt = NextSendAt(next, policy, now).At };
    }

    private static PhoneDecision Release(PhoneState state, PhoneCommand.Release command, DateTimeOffset now)
    {
        var index = IndexOf(state, command.Otp, command.Token);
        if (index < 0)
        {
            return Granted(state, save: false);
        }

        var until = command.Tried ? now + PhonePolicy.ReleasePause : now;
        return Granted(
            state with
            {
                Places = state.Places.SetItem(index, state.Places[index] with { Released = true }),
                PausedUntil = command.Tried ? until : state.PausedUntil,
                KeepUntil = Later(state.KeepUntil, until),
            },
            save: true);
    }

    private static PhoneDecision TakeHold(PhoneState state, PhoneCommand.TakeHold command, PhonePolicy policy, DateTimeOffset now)
    {
        var spent = Spent(state, now);
        if (spent >= policy.FailedChecks)
        {
            return Refused(state, PhoneOutcome.BudgetSpent, BudgetFreeAt(state, policy, now) - now, null);
        }

        var holds = state.Holds.IsEmpty ? state.Holds : Current(state.Holds, now);
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

        return Granted(
            state with
            {
                WrongChecks = Recent(charged, now),
                KeepUntil = Later(state.KeepUntil, now + PhonePolicy.FailedChecksSpan + Limits.LifetimeMax),
            },
            save: true);
    }

    /// <summary>What is forgiven no longer counts, but stays known: an OTP reports all its wrong tries with each new one.</summary>
    private static PhoneDecision Clear(PhoneState state, DateTimeOffset now)
    {
        var lapsed = now - PhonePolicy.FailedChecksSpan;
        return Granted(
            state with { WrongChecks = [.. state.WrongChecks.Select(c => c.At > lapsed ? c with { At = lapsed } : c)] }, save: Spent(state, now) > 0);
    }

    /// <summary>The first moment at which no window and no pause refuses, and the window that decides it.</summary>
    private static (DateTimeOffset At, PhoneWindow? Window) NextSendAt(PhoneState state, PhonePolicy policy, DateTimeOffset now)
    {
        var at = state.PausedUntil > now ? state.PausedUntil.Value : now;
        PhoneWindow? decides = null;
        foreach (var window in policy.Windows)
        {
            // The window opens when all but Count - 1 of the counted places have left it.
            if (OpensAt(state.Places, window, now) is { } opens && opens > at)
            {
                (at, decides) = (opens, window);
            }
        }

        return (at, decides);
    }

    /// <summary>When the Count-th place from the end leaves the window; null while it holds fewer.</summary>
    private static DateTimeOffset? OpensAt(ImmutableArray<Place> places, PhoneWindow window, DateTimeOffset now)
    {
        var free = window.Count;
        for (var i = places.Length - 1; i >= 0; i--)
        {
            var leaves = places[i].At + window.Span;
            if (!places[i].Released && now < leaves && --free == 0)
            {
                return leaves;
            }
        }

        return null;
    }

    /// <summary>The place of a send that counts; -1 for none.</summary>
    private static int IndexOf(PhoneState state, OtpId otp, ulong token)
    {
        for (var i = 0; i < state.Places.Length; i++)
        {
            if (state.Places[i] is { Released: false } place && place.Otp == otp && place.Token == token)
            {
                return i;
            }
        }

        return -1;
    }

    private static DateTimeOffset BudgetFreeAt(PhoneState state, PhonePolicy policy, DateTimeOffset now)
    {
        var counted = state.WrongChecks.Where(c => now < c.At + PhonePolicy.FailedChecksSpan).ToArray();
        return counted[counted.Length - policy.FailedChecks].At + PhonePolicy.FailedChecksSpan;
    }

    private static ImmutableArray<WrongCheck> Recent(ImmutableArray<WrongCheck> checks, DateTimeOffset now)
    {
        // A check is forgotten only with the OTP that could still report it.
        var edge = now - PhonePolicy.FailedChecksSpan - Limits.LifetimeMax;
        return checks.RemoveAll(c => c.At <= edge);
    }

    /// <summary>
    /// The last hundred sends, for search. A place that a window counts is never among those that have to go, however many failed sends came after it;
    /// no window allows more than the list can hold.
    /// </summary>
    private static ImmutableArray<Place> Listed(PhoneState state, Place place, PhonePolicy policy, DateTimeOffset now)
    {
        var places = state.Places.Add(place);
        var edge = now - KeepPlaceFor(policy);
        var listed = places[0].At <= edge && !WasKeptLonger(state, policy) ? After(places, edge) : places;
        while (listed.Length > Limits.ListedOtpsMax)
        {
            listed = listed.RemoveAt(OldestIdle(listed, now - Longest(policy)));
        }

        return listed;
    }

    /// <summary>
    /// Whether the places were taken under a policy that lists longer, as the record's own end tells: their OTPs are kept as long as they were promised,
    /// and have to be found. A wrong check moves that end too, within an OTP's lifetime.
    /// </summary>
    private static bool WasKeptLonger(PhoneState state, PhonePolicy policy) =>
        !state.Places.IsEmpty && state.KeepUntil > state.Places[^1].At + KeepPlaceFor(policy) + Limits.LifetimeMax;

    /// <summary>
    /// The first place that no window counts, a resend's before a send's: an OTP is found by its send's. The first of all when every one is counted.
    /// </summary>
    private static int OldestIdle(ImmutableArray<Place> places, DateTimeOffset edge)
    {
        var idle = places.Where(p => p.Released || p.At <= edge);
        return places.IndexOf(idle.FirstOrDefault(static p => p.Token != 0) ?? idle.FirstOrDefault() ?? places[0]);
    }

    private static ImmutableArray<Place> After(ImmutableArray<Place> places, DateTimeOffset edge) => places.RemoveAll(p => p.At <= edge);

    private static ImmutableArray<Hold> Current(ImmutableArray<Hold> holds, DateTimeOffset now) => holds.RemoveAll(h => h.Until <= now);

    private static TimeSpan Longest(PhonePolicy policy) =>
        policy.Windows.Aggregate(TimeSpan.Zero, static (span, window) => window.Span > span ? window.Span : span);

    private static TimeSpan KeepPlaceFor(PhonePolicy policy)
    {
        var (listed, longest) = (policy.ListedFor + Limits.LifetimeMax, Longest(policy));
        return listed > longest ? listed : longest;
    }

    private static PhoneState WithoutHold(PhoneState state, long number) =>
        state.Holds.IsEmpty ? state : Without(state, number);

    private static PhoneState Without(PhoneState state, long hold) => state with { Holds = state.Holds.RemoveAll(h => h.Number == hold) };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static PhoneDecision Granted(PhoneState state, bool save) => new(state, PhoneOutcome.Granted, save, TimeSpan.Zero, null, null);

    private static PhoneDecision Refused(PhoneState state, PhoneOutcome outcome, TimeSpan wait, PhoneWindow? window) =>
        new(state, outcome, false, wait, window, null);
}
