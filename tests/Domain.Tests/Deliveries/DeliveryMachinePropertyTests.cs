using OtpActors.Domain.Deliveries;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Deliveries;

public sealed class DeliveryMachinePropertyTests
{
    [Fact]
    public void Decide_AnySequence_KeepsToItsPlan() => Play(static (before, command, decision, now, unreported) =>
    {
        DeliveryRules.AssertHold(before, decision.State, decision.Start, now, unreported);
        if (command is DeliveryCommand.Wake)
        {
            Assert.True(decision.State.WakeAt is null || decision.State.WakeAt > now, "It wants a turn again at once.");
        }
    });

    [Fact]
    public void Decide_AnySequence_AResultOnceTakenStaysTaken() => Play(static (before, command, decision, _, _) =>
    {
        var after = decision.State;
        Assert.True(
            command is DeliveryCommand.Begin || DeliveryMachine.Result(before, before.Round) != RoundResult.Taken || after.Attempts.Length > before.Attempts.Length
            || DeliveryMachine.Result(after, after.Round) == RoundResult.Taken,
            "What a caller was told of is taken back.");
        Assert.True(
            DeliveryMachine.Result(after, after.Round) is RoundResult.Running or RoundResult.Taken || after.Attempts.All(a => a.Round != after.Round || !a.Left),
            "A message left, and its caller is told that none did.");
    });

    [Fact]
    public void Decide_AfterAStop_NothingStartsUntilTheNextRound() => Play(static (before, command, _, now, _) =>
    {
        var stopped = DeliveryMachine.Decide(before, new DeliveryCommand.Stop(), DeliveryPolicy.Standard, now).State;
        var later = DeliveryMachine.Decide(stopped, command, DeliveryPolicy.Standard, now.AddSeconds(15));
        Assert.True(command is DeliveryCommand.Begin || later.Start is null, "A stopped delivery starts a message.");
        var latest = DeliveryMachine.Decide(later.State, new DeliveryCommand.Wake(), DeliveryPolicy.Standard, now.AddSeconds(90));
        Assert.True(command is DeliveryCommand.Begin || latest.Start is null, "A stopped delivery starts a message.");
    });

    [Fact]
    public void Decide_TheSameReceiptTwice_TheSecondChangesNothing_A80() => Play(static (_, command, decision, now, _) =>
    {
        if (command is DeliveryCommand.Receipt)
        {
            var again = DeliveryMachine.Decide(decision.State, command, DeliveryPolicy.Standard, now);
            Assert.Same(decision.State, again.State);
            Assert.Empty(again.News);
        }
    });

    private static void Play(Action<DeliveryState, DeliveryCommand, DeliveryDecision, DateTimeOffset, IReadOnlySet<int>> check) =>
        Property.HoldsForSequences(OtpStep.Steps, steps =>
        {
            var now = Samples.Noon;
            var unreported = new HashSet<int>();
            var state = DeliveryMachine.Decide(
                DeliveryState.Empty, new DeliveryCommand.Begin([.. OtpStep.Plans[steps.Length % OtpStep.Plans.Length]]), DeliveryPolicy.Standard, now).State;
            foreach (var step in steps)
            {
                now = step switch
                {
                    OtpStep.Pass pass => now.AddMilliseconds(pass.Milliseconds),
                    OtpStep.ToNextWake when state.WakeAt > now => state.WakeAt.Value,
                    _ => now,
                };
                if (CommandOf(step, state) is not { } command)
                {
                    continue;
                }

                if (command is DeliveryCommand.Outcome { Result: SendOutcome.Accepted { ReceiptExpected: false } } outcome)
                {
                    unreported.Add(outcome.Attempt);
                }

                var decision = DeliveryMachine.Decide(state, command, DeliveryPolicy.Standard, now);
                check(state, command, decision, now, unreported);
                state = decision.State;
            }
        });

    /// <summary>The delivery's part in an OTP's life; a round begins only while there is room, as the OTP sees to.</summary>
    private static DeliveryCommand? CommandOf(OtpStep step, DeliveryState state) => step switch
    {
        OtpStep.Outcome outcome => new DeliveryCommand.Outcome(state.Attempts.Length - outcome.Back, "fake", outcome.Result),
        OtpStep.Receipt receipt => new DeliveryCommand.Receipt(state.Attempts.Length - receipt.Back, receipt.State, null),
        OtpStep.Resend resend when state.Attempts.Length < Limits.DeliveriesMax => new DeliveryCommand.Begin([.. OtpStep.Plans[resend.Plan]]),
        OtpStep.Cancel => new DeliveryCommand.Stop(),
        OtpStep.Wake or OtpStep.ToNextWake => new DeliveryCommand.Wake(),
        _ => null,
    };
}
