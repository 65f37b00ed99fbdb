using OtpActors.Domain;
using OtpActors.Domain.Phones;

namespace OtpActors.Testing.Rules;

/// <summary>Plays a random life of a phone on a clock of its own. Checks begin and end as OTPs make them do.</summary>
/// <param name="policy">What the phone is allowed.</param>
public sealed class PhoneRun(PhonePolicy policy)
{
    private readonly List<(Checked Otp, long Hold)> _checks = [];
    private readonly Checked?[] _otps = new Checked?[9];
    private int _made;
    private TimeSpan _told;
    private long _holds;

    /// <summary>What the phone is allowed.</summary>
    public PhonePolicy Policy => policy;

    /// <summary>The phone.</summary>
    public PhoneState State { get; private set; } = PhoneState.Empty;

    /// <summary>The clock.</summary>
    public DateTimeOffset Now { get; private set; } = Samples.Noon.AddMilliseconds(123);

    /// <summary>Plays one step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>What was asked and decided; null when nothing was asked.</returns>
    public PhoneTurn? Play(PhoneStep step)
    {
        switch (step)
        {
            case PhoneStep.Pass pass:
                Now = Now.AddMilliseconds(pass.Milliseconds);
                return null;
            case PhoneStep.WaitAsTold:
                Now += _told;
                return null;
            case PhoneStep.Reserve reserve:
                return Ask(new PhoneCommand.Reserve(Samples.Otp(reserve.Otp), reserve.Token));
            case PhoneStep.Release release:
                return Ask(new PhoneCommand.Release(Samples.Otp(release.Otp), release.Token));
            case PhoneStep.BeginCheck begin:
                var turn = Ask(new PhoneCommand.TakeHold(++_holds));
                if (turn.Decision.Outcome == PhoneOutcome.Granted)
                {
                    _checks.Add((Live(begin.Otp), _holds));
                }

                return turn;
            case PhoneStep.EndCheck end when _checks.Count > 0:
                return End(end);
            case PhoneStep.ChargeAgain again:
                return Ask(new PhoneCommand.Charge(Samples.Otp(Live(again.Otp).Number), Live(again.Otp).Tries, 0));
            default:
                return null;
        }
    }

    private PhoneTurn End(PhoneStep.EndCheck end)
    {
        var (otp, hold) = _checks[end.Index % _checks.Count];
        _checks.RemoveAt(end.Index % _checks.Count);
        if (!end.Wrong || otp.Tries == Limits.AttemptsMax || Now >= otp.ExpiresAt)
        {
            return Ask(new PhoneCommand.DropHold(hold));
        }

        return Ask(new PhoneCommand.Charge(Samples.Otp(otp.Number), ++otp.Tries, hold));
    }

    /// <summary>An OTP that is alive: one that has died makes room for the next.</summary>
    private Checked Live(int slot)
    {
        if (_otps[slot] is not { } otp || Now >= otp.ExpiresAt)
        {
            _otps[slot] = otp = new Checked(100 + ++_made, Now + Limits.LifetimeMax);
        }

        return otp;
    }

    private PhoneTurn Ask(PhoneCommand command)
    {
        var before = State;
        var decision = PhoneMachine.Decide(before, command, policy, Now);
        State = decision.State;
        _told = decision.RetryAfter;
        return new PhoneTurn(before, command, decision, Now);
    }

    private sealed class Checked(int number, DateTimeOffset expiresAt)
    {
        public int Number => number;

        public DateTimeOffset ExpiresAt => expiresAt;

        public int Tries { get; set; }
    }
}
