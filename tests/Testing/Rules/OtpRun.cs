using OtpActors.Domain.Otps;

namespace OtpActors.Testing.Rules;

/// <summary>Plays a random life of an OTP on a clock of its own.</summary>
public sealed class OtpRun
{
    private readonly OtpDraft _draft;

    /// <summary>Makes the OTP.</summary>
    /// <param name="draft">The send.</param>
    public OtpRun(OtpDraft draft)
    {
        _draft = draft;
        Now = Samples.Noon.AddMilliseconds(123);
        State = Samples.Create(draft, Now);
    }

    /// <summary>The OTP.</summary>
    public OtpState State { get; private set; }

    /// <summary>The clock.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Plays one step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>What was asked and decided; null when only time passed.</returns>
    public OtpTurn? Play(OtpStep step)
    {
        switch (step)
        {
            case OtpStep.Pass pass:
                Now = Now.AddMilliseconds(pass.Milliseconds);
                return null;
            case OtpStep.ToNextWake:
                Now = State.WakeAt > Now ? State.WakeAt.Value : Now;
                break;
        }

        var before = State;
        var command = CommandOf(step);
        var decision = OtpMachine.Decide(before, command, OtpPolicy.Standard, Now)
            ?? throw new InvalidOperationException("An OTP that is there was not found.");
        State = decision.State;
        return new OtpTurn(before, command, decision, Now);
    }

    private OtpCommand CommandOf(OtpStep step) => step switch
    {
        OtpStep.Check check => new OtpCommand.Check(check.Matches, check.Tag),
        OtpStep.Resend resend => new OtpCommand.Resend(
            [.. OtpStep.Plans[resend.Plan]], resend.NewCode, resend.Token, Now.AddSeconds(60)),
        OtpStep.Cancel => new OtpCommand.Cancel(),
        OtpStep.Outcome outcome => new OtpCommand.Outcome(AttemptOf(outcome.Back), "fake", outcome.Result),
        OtpStep.Receipt receipt => new OtpCommand.Receipt(AttemptOf(receipt.Back), receipt.State, null),
        OtpStep.Charged => new OtpCommand.Charged(State.WrongChecks),
        OtpStep.CreateAgain => new OtpCommand.Create(_draft, Samples.Code with { Salt = 7 }, Now),
        _ => new OtpCommand.Wake(),
    };

    private int AttemptOf(int back) => State.Delivery.Attempts.Length - back;
}
