using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Phones;

public sealed class PhoneMachinePropertyTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private static readonly PhonePolicy[] Policies =
    [
        PhonePolicy.Standard,
        new([new PhoneWindow(2, TimeSpan.FromSeconds(10))], 3, TimeSpan.Zero),
        new([new PhoneWindow(1, TimeSpan.FromSeconds(1)), new PhoneWindow(3, TimeSpan.FromHours(1)), new PhoneWindow(4, TimeSpan.FromHours(24))], 5, TimeSpan.FromHours(1)),
        new([new PhoneWindow(4, TimeSpan.FromHours(24)), new PhoneWindow(2, TimeSpan.FromMinutes(1))], 1, TimeSpan.FromHours(24)),
        new([], 20, TimeSpan.FromHours(24)),
    ];

    [Fact]
    public void Reserve_AnySequence_WindowsHoldOverEveryInterval() => Play(static (run, turns) =>
    {
        var granted = new List<(OtpId Otp, ulong Token, DateTimeOffset At)>();
        foreach (var turn in turns)
        {
            switch (turn.Command)
            {
                case PhoneCommand.Reserve reserve when turn.Decision is { Outcome: PhoneOutcome.Granted, Save: true }:
                    granted.Add((reserve.Otp, reserve.Token, turn.Now));
                    break;
                case PhoneCommand.Release release when turn.Decision.Save:
                    granted.RemoveAt(granted.FindLastIndex(g => g.Otp == release.Otp && g.Token == release.Token));
                    break;
            }

            foreach (var window in run.Policy.Windows)
            {
                var within = granted.Count(g => turn.Now - g.At < window.Span);
                Assert.True(within <= window.Count, $"{within} sends within {window.Span}, {window.Count} are allowed.");
            }
        }
    });

    [Fact]
    public void Reserve_AnySequence_WaitIsExactAndTheLongestIsNamed() => Play(static (run, turns) =>
    {
        foreach (var turn in turns.Where(static t => t.Command is PhoneCommand.Reserve))
        {
            var decision = turn.Decision;
            Assert.Equal(decision.Outcome == PhoneOutcome.Granted, decision.RetryAfter == TimeSpan.Zero);
            if (decision.Outcome is PhoneOutcome.WindowFull or PhoneOutcome.Paused)
            {
                Assert.Equal(PhoneOutcome.Granted, Ask(run, turn, turn.Now + decision.RetryAfter).Outcome);
                Assert.Equal(decision.Outcome, Ask(run, turn, turn.Now + decision.RetryAfter - Instant).Outcome);
                Assert.Equal(decision.Outcome == PhoneOutcome.WindowFull, decision.Window is not null);
                Assert.True(decision.Outcome != PhoneOutcome.Paused || decision.RetryAfter <= PhonePolicy.ReleasePause);
            }
            else if (decision is { Outcome: PhoneOutcome.Granted, NextSendAt: { } next })
            {
                var other = turn with { Before = turn.After, Command = new PhoneCommand.Reserve(Samples.Otp(99), 0) };
                Assert.NotEqual(PhoneOutcome.WindowFull, Ask(run, other, next).Outcome);
                Assert.True(next <= turn.Now || Ask(run, other, next - Instant).Outcome != PhoneOutcome.Granted, "It can be sent to before the moment that was told.");
            }
        }
    });

    [Fact]
    public void Reserve_Again_IsTheSamePlace() => Play(static (run, turns) =>
    {
        foreach (var turn in turns.Where(static t => t is { Command: PhoneCommand.Reserve, Decision.Outcome: PhoneOutcome.Granted }))
        {
            var again = PhoneMachine.Decide(turn.After, turn.Command, run.Policy, turn.Now.AddHours(3));
            Assert.Equal((PhoneOutcome.Granted, false), (again.Outcome, again.Save));
            Assert.Same(turn.After, again.State);
        }
    });

    [Fact]
    public void Charge_AnySequence_EachTryCountsOnceFor24H() => Play(static (run, turns) =>
    {
        var charged = new Dictionary<(OtpId, int), DateTimeOffset>();
        foreach (var turn in turns)
        {
            if (turn.Command is PhoneCommand.Charge charge)
            {
                for (var number = 1; number <= charge.Tries; number++)
                {
                    charged.TryAdd((charge.Otp, number), turn.Now);
                }

                var again = PhoneMachine.Decide(turn.After, turn.Command, run.Policy, turn.Now);
                Assert.False(again.Save, "The same charge counted twice.");
                Assert.Equal(turn.After.WrongChecks, again.State.WrongChecks);
            }

            var spent = charged.Count(c => turn.Now < c.Value + PhonePolicy.FailedChecksSpan);
            if (turn.Command is PhoneCommand.TakeHold)
            {
                Assert.Equal(spent >= run.Policy.FailedChecks, turn.Decision.Outcome == PhoneOutcome.BudgetSpent);
            }
        }
    });

    [Fact]
    public void TakeHold_AnySequence_ChecksUnderWayAndWrongOnesNeverPassTheBudget_A27() => Play(static (run, turns) =>
    {
        var late = 0;
        foreach (var turn in turns)
        {
            if (turn.Command is PhoneCommand.Charge charge)
            {
                // A hold that lapsed covers nothing any more: what it reports counts, and may come on top.
                var covered = turn.Before.Holds.Any(h => h.Number == charge.Hold && h.Until > turn.Now) ? 1 : 0;
                late += Math.Max(0, turn.After.WrongChecks.Count(c => c.At == turn.Now) - turn.Before.WrongChecks.Count(c => c.At == turn.Now) - covered);
            }

            var held = turn.After.Holds.Count(h => h.Until > turn.Now);
            var spent = turn.After.WrongChecks.Count(c => turn.Now < c.At + PhonePolicy.FailedChecksSpan);
            Assert.True(spent + held <= run.Policy.FailedChecks + late, $"{spent} wrong and {held} under way, {run.Policy.FailedChecks} are allowed.");
        }
    });

    [Fact]
    public void TakeHold_BudgetSpent_WaitIsExact() => Play(static (run, turns) =>
    {
        foreach (var turn in turns.Where(static t => t is { Command: PhoneCommand.TakeHold, Decision.Outcome: PhoneOutcome.BudgetSpent }))
        {
            var end = turn.Now + turn.Decision.RetryAfter;
            Assert.NotEqual(PhoneOutcome.BudgetSpent, Ask(run, turn, end).Outcome);
            Assert.Equal(PhoneOutcome.BudgetSpent, Ask(run, turn, end - Instant).Outcome);
        }
    });

    [Fact]
    public void Decide_AnySequence_WhatCountsIsKept() => Play(static (run, turns) =>
    {
        var longest = run.Policy.Windows.Select(static w => w.Span).DefaultIfEmpty().Max();
        foreach (var turn in turns)
        {
            var after = turn.After;
            Assert.All(after.Places, p => Assert.True(p.Released || p.At + longest <= after.KeepUntil, "A place counts longer than it is kept."));
            Assert.All(after.WrongChecks, c => Assert.True(c.At + PhonePolicy.FailedChecksSpan <= after.KeepUntil, "A wrong check counts longer than it is kept."));
            Assert.True(after.PausedUntil is null || after.PausedUntil <= after.KeepUntil, "A pause lasts longer than it is kept.");
            Assert.InRange(after.Places.Length, 0, Limits.ListedOtpsMax);
            Assert.True(after.KeepUntil >= turn.Before.KeepUntil, "It is kept less long than before.");
            var same = after.Places.SequenceEqual(turn.Before.Places) && after.WrongChecks.SequenceEqual(turn.Before.WrongChecks) && after.PausedUntil == turn.Before.PausedUntil;
            Assert.True(turn.Decision.Save || same, "Something that counts would not be saved.");
        }
    });

    private static PhoneDecision Ask(PhoneRun run, PhoneTurn turn, DateTimeOffset now) => PhoneMachine.Decide(turn.Before, turn.Command, run.Policy, now);

    private static void Play(Action<PhoneRun, IReadOnlyList<PhoneTurn>> check) => Property.HoldsForSequences(PhoneStep.Steps, steps =>
    {
        var run = new PhoneRun(Policies[steps.Length % Policies.Length]);
        check(run, [.. steps.Select(run.Play).OfType<PhoneTurn>()]);
    });
}
