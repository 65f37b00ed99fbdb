using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Otps;

/// <summary>Every phase against every command.</summary>
public sealed class OtpMachineTests
{
    private static readonly DateTimeOffset Later = Samples.Noon.AddSeconds(30);

    public static TheoryData<OtpPhase, OtpCommand, OtpOutcome> Table
    {
        get
        {
            var data = new TheoryData<OtpPhase, OtpCommand, OtpOutcome>();
            OtpCommand right = new OtpCommand.Check(true, 0);
            OtpCommand wrong = new OtpCommand.Check(false, 0);
            OtpCommand resend = new OtpCommand.Resend(Samples.WhatsAppThenSms, false, 9, Later);
            foreach (var (phase, dead) in new[]
                     {
                         (OtpPhase.Verified, OtpOutcome.AlreadyVerified),
                         (OtpPhase.Expired, OtpOutcome.Expired),
                         (OtpPhase.AttemptsExceeded, OtpOutcome.AttemptsExceeded),
                         (OtpPhase.Canceled, OtpOutcome.Canceled),
                         (OtpPhase.Undeliverable, OtpOutcome.Canceled),
                     })
            {
                data.Add(phase, right, dead);
                data.Add(phase, wrong, dead);
                data.Add(phase, resend, dead);
                data.Add(phase, new OtpCommand.Cancel(), phase == OtpPhase.Canceled ? OtpOutcome.Done : dead);
            }

            data.Add(OtpPhase.Live, right, OtpOutcome.Valid);
            data.Add(OtpPhase.Live, wrong, OtpOutcome.Incorrect);
            data.Add(OtpPhase.Live, resend, OtpOutcome.Done);
            data.Add(OtpPhase.Live, new OtpCommand.Cancel(), OtpOutcome.Done);
            foreach (var phase in Enum.GetValues<OtpPhase>())
            {
                data.Add(phase, new OtpCommand.Create(Samples.Draft(), Samples.Code, Later), OtpOutcome.Done);
                data.Add(phase, new OtpCommand.Outcome(1, "fake", Samples.Taken), OtpOutcome.Done);
                data.Add(phase, new OtpCommand.Receipt(1, ReceiptState.Delivered, null), OtpOutcome.Done);
                data.Add(phase, new OtpCommand.Charged(1), OtpOutcome.Done);
                data.Add(phase, new OtpCommand.Wake(), OtpOutcome.Done);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Decide_PhaseAndCommand_AnswersByTheTable(OtpPhase phase, OtpCommand command, OtpOutcome outcome)
    {
        var state = In(phase);
        var decision = OtpMachine.Decide(state, command, OtpPolicy.Standard, Later)!;

        Assert.Equal(outcome, decision.Outcome);
        if (phase == OtpPhase.Live)
        {
            return;
        }

        Assert.Null(decision.Start);
        Assert.Equal((phase, state.EndedAt, state.WrongChecks), (decision.State.Phase, decision.State.EndedAt, decision.State.WrongChecks));
        Assert.Equal(state.Events, decision.State.Events);
    }

    public static TheoryData<OtpCommand> NeedsAnOtp =>
    [
        new OtpCommand.Check(true, 0),
        new OtpCommand.Resend(Samples.WhatsAppThenSms, false, 9, Later),
        new OtpCommand.Cancel(),
        new OtpCommand.Outcome(1, "fake", Samples.Taken),
        new OtpCommand.Receipt(1, ReceiptState.Delivered, null),
        new OtpCommand.Charged(1),
        new OtpCommand.Wake(),
    ];

    [Theory]
    [MemberData(nameof(NeedsAnOtp))]
    public void Decide_NoRecord_OnlyCreateMakesOne_A99(OtpCommand command) =>
        Assert.Null(OtpMachine.Decide(null, command, OtpPolicy.Standard, Later));

    [Fact]
    public void Create_Fresh_StartsTheFirstStepAndRoundsTheDeadlineUp()
    {
        var now = Samples.Noon.AddMilliseconds(1);
        var decision = OtpMachine.Decide(null, new OtpCommand.Create(Samples.Draft(), Samples.Code, Later), OtpPolicy.Standard, now)!;

        Assert.Equal(Samples.Noon.AddSeconds(301), decision.State.ExpiresAt);
        Assert.Equal((1, Channel.WhatsApp), (decision.Start!.Number, decision.Start.Channel));
        Assert.Equal(OtpPhase.Live, decision.State.Phase);
        Assert.Equal(3, decision.AttemptsRemaining);
        Assert.Empty(decision.State.Events);
    }

    [Fact]
    public void Create_Again_WhatIsThereStays()
    {
        var state = In(OtpPhase.Live);
        var decision = OtpMachine.Decide(state, new OtpCommand.Create(Samples.Draft(seconds: 60), Samples.Code with { Salt = 5 }, Later), OtpPolicy.Standard, Later)!;

        Assert.Same(state, decision.State);
        Assert.Null(decision.Start);
    }

    [Fact]
    public void Cancel_Twice_AnswersTheSame()
    {
        var canceled = In(OtpPhase.Canceled);
        var again = OtpMachine.Decide(canceled, new OtpCommand.Cancel(), OtpPolicy.Standard, Later)!;

        Assert.Equal(OtpOutcome.Done, again.Outcome);
        Assert.Same(canceled, again.State);
    }

    [Theory]
    [InlineData(true, OtpOutcome.Valid)]
    [InlineData(false, OtpOutcome.Incorrect)]
    public void Check_SameTagAgain_IsToldTheSameAndNotCounted(bool matches, OtpOutcome outcome)
    {
        var first = OtpMachine.Decide(In(OtpPhase.Live), new OtpCommand.Check(matches, 77), OtpPolicy.Standard, Later)!;
        var again = OtpMachine.Decide(first.State, new OtpCommand.Check(!matches, 77), OtpPolicy.Standard, Later.AddHours(1))!;

        Assert.Equal((outcome, first.AttemptsRemaining), (again.Outcome, again.AttemptsRemaining));
        Assert.Equal(first.State.WrongChecks, again.State.WrongChecks);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Resend_KeepsDeadlineAndWrongChecks_A27(bool newCode, int generation)
    {
        var state = OtpMachine.Decide(In(OtpPhase.Live), new OtpCommand.Check(false, 0), OtpPolicy.Standard, Later)!.State;
        var resent = OtpMachine.Decide(state, new OtpCommand.Resend([Samples.Step(Channel.Sms)], newCode, 9, Later), OtpPolicy.Standard, Later)!;

        Assert.Equal((state.ExpiresAt, 1, generation), (resent.State.ExpiresAt, resent.State.WrongChecks, resent.State.Code.Generation));
        Assert.Equal((2, Channel.Sms, 1), (resent.Start!.Number, resent.Start.Channel, resent.Start.Round));
        var again = OtpMachine.Decide(resent.State, new OtpCommand.Resend([Samples.Step(Channel.Sms)], newCode, 9, Later), OtpPolicy.Standard, Later)!;
        Assert.Same(resent.State, again.State);
        Assert.Null(again.Start);
    }

    [Fact]
    public void Resend_RepeatedAfterAnother_StartsNothing_A59()
    {
        var first = Resend(In(OtpPhase.Live), newCode: true, token: 9).State;
        var second = Resend(first, newCode: true, token: 10).State;
        var again = Resend(second, newCode: true, token: 9);

        Assert.Equal(OtpOutcome.Done, again.Outcome);
        Assert.Same(second, again.State);
        Assert.Null(again.Start);
        Assert.Equal([0, 9, 10], second.RoundTokens.AsEnumerable());
    }

    [Fact]
    public void Resend_NewCodeForACustomOne_IsRefused()
    {
        var custom = In(OtpPhase.Live) with { Code = Samples.Code with { Sealed = [1, 2, 3] } };

        Assert.Equal(OtpOutcome.CodeIsCustom, Resend(custom, newCode: true).Outcome);
        Assert.Equal(OtpOutcome.Done, Resend(custom, newCode: false).Outcome);
    }

    [Fact]
    public void Resend_BeyondTheCeilingOfMessages_IsRefused()
    {
        var state = In(OtpPhase.Live);
        for (var token = 1UL; state.Delivery.Attempts.Length < Limits.DeliveriesMax; token++)
        {
            state = OtpMachine.Decide(state, new OtpCommand.Resend([Samples.Step(Channel.Sms)], false, token, Later), OtpPolicy.Standard, Later)!.State;
        }

        Assert.Equal(OtpOutcome.TooManyMessages, Resend(state, newCode: false).Outcome);
    }

    [Fact]
    public void Outcome_EveryStepRefused_TheOtpIsUndeliverable()
    {
        var state = In(OtpPhase.Undeliverable);

        Assert.Equal([OtpEventKind.SmsFallback, OtpEventKind.DeliveryFailed], state.Events.Select(static e => e.Kind));
        Assert.Equal(Samples.Noon, state.EndedAt);
    }

    [Fact]
    public void Outcome_AResendRefusedEverywhere_TheOtpLivesOn()
    {
        var state = OtpMachine.Decide(In(OtpPhase.Live), new OtpCommand.Outcome(1, "fake", Samples.Taken), OtpPolicy.Standard, Samples.Noon)!.State;
        state = OtpMachine.Decide(state, new OtpCommand.Resend([Samples.Step(Channel.Sms)], false, 9, Later), OtpPolicy.Standard, Later)!.State;
        state = OtpMachine.Decide(state, new OtpCommand.Outcome(2, "fake", Samples.Refused), OtpPolicy.Standard, Later)!.State;

        Assert.Equal(OtpPhase.Live, state.Phase);
        Assert.Equal([OtpEventKind.Sent, OtpEventKind.DeliveryFailed], state.Events.Select(static e => e.Kind));
    }

    [Fact]
    public void Check_AfterAllMessagesFailed_TheRightCodeStillVerifies()
    {
        var state = OtpMachine.Decide(In(OtpPhase.Live), new OtpCommand.Receipt(1, ReceiptState.Failed, null), OtpPolicy.Standard, Samples.Noon)!.State;
        state = OtpMachine.Decide(state, new OtpCommand.Receipt(2, ReceiptState.Failed, null), OtpPolicy.Standard, Samples.Noon)!.State;

        Assert.Contains(state.Events, static e => e.Kind == OtpEventKind.DeliveryFailed);
        Assert.Equal(OtpOutcome.Valid, OtpMachine.Decide(state, new OtpCommand.Check(true, 0), OtpPolicy.Standard, Later)!.Outcome);
    }

    /// <summary>A deadline decides, not a timer: whoever called the provider is dead by then.</summary>
    [Fact]
    public void Seen_MessageBeyondItsLease_IsUnknown()
    {
        var state = In(OtpPhase.Live);
        var lease = state.Delivery.LeaseUntil!.Value;

        Assert.Equal(DeliveryStatus.Sending, OtpMachine.Seen(state, lease.AddMilliseconds(-1))!.Delivery.Current!.Status);
        var seen = OtpMachine.Seen(state, lease)!.Delivery.Current!;
        Assert.Equal((DeliveryStatus.Unknown, true, lease), (seen.Status, seen.Left, seen.At));
    }

    [Fact]
    public void Seen_MessageSettledWithinItsLease_StaysAsItIs()
    {
        var state = OtpMachine.Decide(In(OtpPhase.Live), new OtpCommand.Outcome(1, "fake", Samples.Taken), OtpPolicy.Standard, Samples.Noon)!.State;

        Assert.Same(state, OtpMachine.Seen(state, Samples.Noon.AddSeconds(60)));
    }

    private static OtpDecision Resend(OtpState state, bool newCode, ulong token = 99) =>
        OtpMachine.Decide(state, new OtpCommand.Resend([Samples.Step(Channel.Sms)], newCode, token, Later), OtpPolicy.Standard, Later)!;

    /// <summary>An OTP of the phase, ended at noon or before.</summary>
    private static OtpState In(OtpPhase phase)
    {
        var live = Samples.Create(Samples.Draft(), phase == OtpPhase.Expired ? Samples.Noon.AddSeconds(-300) : Samples.Noon);
        OtpCommand[] commands = phase switch
        {
            OtpPhase.Live => [],
            OtpPhase.Verified => [new OtpCommand.Check(true, 0)],
            OtpPhase.Expired => [new OtpCommand.Wake()],
            OtpPhase.AttemptsExceeded => [.. Enumerable.Repeat(new OtpCommand.Check(false, 0), 3)],
            OtpPhase.Canceled => [new OtpCommand.Cancel()],
            OtpPhase.Undeliverable => [new OtpCommand.Outcome(1, "fake", Samples.Refused), new OtpCommand.Outcome(2, "fake", Samples.Refused)],
        };
        var state = commands.Aggregate(live, static (s, command) => OtpMachine.Decide(s, command, OtpPolicy.Standard, Samples.Noon)!.State);
        Assert.Equal(phase, state.Phase);
        return state;
    }
}
