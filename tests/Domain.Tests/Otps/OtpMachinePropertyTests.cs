using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Tests.Deliveries;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Otps;

public sealed class OtpMachinePropertyTests
{
    private static readonly OtpEventKind[] Final =
        [OtpEventKind.Verified, OtpEventKind.Expired, OtpEventKind.AttemptsExceeded, OtpEventKind.Canceled];

    [Fact]
    public void Decide_AnySequence_CountsAndEndsOnce_A5_A23_A27() => Play(static (run, turns) =>
    {
        var fresh = turns.Where(static t => t.Command is OtpCommand.Check check && (check.Tag == 0 || t.Before.Verdicts.All(v => v.Tag != check.Tag)));
        Assert.InRange(fresh.Count(static t => t.Decision.Outcome == OtpOutcome.Valid), 0, 1);
        foreach (var turn in turns)
        {
            Assert.InRange(turn.After.WrongChecks, turn.Before.WrongChecks, turn.After.Draft.AttemptsAllowed);
            Assert.InRange(turn.Decision.AttemptsRemaining, 0, turn.After.Draft.AttemptsAllowed);
            if (turn.Before.Phase != OtpPhase.Live)
            {
                Assert.Equal((turn.Before.Phase, turn.Before.EndedAt, turn.Before.WrongChecks), (turn.After.Phase, turn.After.EndedAt, turn.After.WrongChecks));
            }

            Assert.Equal(turn.After.Phase == OtpPhase.Live, turn.After.EndedAt is null);
            Assert.True(turn.After.Phase != OtpPhase.Live || turn.Now < turn.After.ExpiresAt, "It lives on after its deadline.");
        }

        Assert.Equal(run.State.WrongChecks, fresh.Count(static t => t.Decision.Outcome is OtpOutcome.Incorrect or OtpOutcome.LastIncorrect));
    });

    [Fact]
    public void Decide_AnySequence_EventsAreInOrderAndTheFinalOneIsLast_A74() => Play(static (_, turns) =>
    {
        foreach (var turn in turns)
        {
            var events = turn.After.Events;
            Assert.Equal(Enumerable.Range(1, events.Length), events.Select(static e => e.Sequence));
            Assert.Equal(turn.Before.Events, events.Take(turn.Before.Events.Length));
            Assert.True(turn.Before.Phase == OtpPhase.Live || events.Length == turn.Before.Events.Length, "An ended OTP told something.");
            Assert.Equal(
                turn.After.Phase switch
                {
                    OtpPhase.Live or OtpPhase.Undeliverable => [],
                    OtpPhase.Verified => [OtpEventKind.Verified],
                    OtpPhase.Expired => [OtpEventKind.Expired],
                    OtpPhase.AttemptsExceeded => [OtpEventKind.AttemptsExceeded],
                    OtpPhase.Canceled => new[] { OtpEventKind.Canceled },
                },
                events.Select(static e => e.Kind).Where(Final.Contains));
            if (turn.After.Phase != OtpPhase.Live)
            {
                Assert.Equal(turn.After.Phase == OtpPhase.Undeliverable, !Final.Contains(events[^1].Kind));
                Assert.True(turn.After.Phase != OtpPhase.Undeliverable || events[^1].Kind == OtpEventKind.DeliveryFailed);
            }
        }
    });

    [Fact]
    public void Decide_AnySequence_EveryRoundThatFailedEverywhereSaysSoOnce() => Play(static (run, turns) =>
    {
        foreach (var turn in turns)
        {
            var delivery = turn.After.Delivery;
            var round = delivery.Attempts.Where(a => a.Round == delivery.Round).ToArray();
            var failed = turn.After.Phase is OtpPhase.Live or OtpPhase.Undeliverable && round.All(static a => a.Status == DeliveryStatus.Failed);
            var told = turns.TakeWhile(t => !ReferenceEquals(t, turn)).Append(turn)
                .Where(t => t.After.Delivery.Round == delivery.Round)
                .Sum(static t => t.After.Events.Skip(t.Before.Events.Length).Count(static e => e.Kind == OtpEventKind.DeliveryFailed));
            Assert.InRange(told, failed ? 1 : 0, 1);
        }
    });

    [Fact]
    public void Decide_AnySequence_DeliveryKeepsToItsPlan() => Play(static (_, turns) =>
    {
        var unreported = new HashSet<int>();
        foreach (var turn in turns)
        {
            if (turn.Command is OtpCommand.Outcome { Result: SendOutcome.Accepted { ReceiptExpected: false } } outcome)
            {
                unreported.Add(outcome.Attempt);
            }

            DeliveryRules.AssertHold(turn.Before.Delivery, turn.After.Delivery, turn.Decision.Start, turn.Now, unreported);
            Assert.True(turn.Decision.Start is null || turn.After.Phase == OtpPhase.Live, "An ended OTP starts a message.");
        }
    });

    [Fact]
    public void Decide_AnySequence_AfterAWakeNothingIsDue() => Play(static (_, turns) =>
    {
        foreach (var turn in turns.Where(static t => t.Command is OtpCommand.Wake))
        {
            Assert.True(turn.After.WakeAt is null || turn.After.WakeAt > turn.Now, $"It wants its next turn at {turn.After.WakeAt:O}, at {turn.Now:O}.");
        }
    });

    [Fact]
    public void Decide_AnySequence_NoChargeIsForgotten() => Play(static (_, turns) =>
    {
        foreach (var turn in turns)
        {
            Assert.True(turn.After.ChargedChecks >= turn.Before.ChargedChecks, "A charge was taken back.");
            Assert.True(turn.After.ChargedChecks >= turn.After.WrongChecks || turn.After.ChargeAt is not null, "A wrong check is not charged and nobody will.");
            Assert.InRange(turn.Decision.Charge, 0, turn.After.WrongChecks);
        }
    });

    [Fact]
    public void Decide_AnySequence_WhatTheSendSaidStays_A3_A4() => Play(static (_, turns) =>
    {
        foreach (var turn in turns)
        {
            Assert.Equal(turn.Before.ExpiresAt, turn.After.ExpiresAt);
            Assert.Equal(turn.Before.CreatedAt, turn.After.CreatedAt);
            Assert.Same(turn.Before.Draft, turn.After.Draft);
            Assert.Equal(turn.Before.Code with { Generation = 0 }, turn.After.Code with { Generation = 0 });
            var renewed = turn is { Command: OtpCommand.Resend { NewCode: true }, Decision.Start: not null };
            Assert.Equal(turn.Before.Code.Generation + (renewed ? 1 : 0), turn.After.Code.Generation);
            Assert.True(turn.After.Verdicts.Length <= turn.After.Draft.AttemptsAllowed + 1, "Verdicts are not bounded.");
        }
    });

    private static void Play(Action<OtpRun, IReadOnlyList<OtpTurn>> check) => Property.HoldsForSequences(OtpStep.Steps, steps =>
    {
        // The plan and the checks allowed follow from the sequence, so that shrinking keeps them stable enough.
        var run = new OtpRun(Samples.Draft([.. OtpStep.Plans[steps.Length % OtpStep.Plans.Length]], attempts: 1 + (steps.Length % 10)));
        var turns = new List<OtpTurn>();
        foreach (var step in steps)
        {
            if (run.Play(step) is { } turn)
            {
                turns.Add(turn);
            }
        }

        check(run, turns);
    });
}
