using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

/// <summary>An OTP that keeps the rules, or breaks one, to generate histories from.</summary>
internal sealed class ReferenceOtp(int allowed)
{
    private int _wrong;
    private bool _verified;
    private bool _canceled;

    /// <summary>Breaks a rule: what was counted is forgotten.</summary>
    public void ForgetAttempts() => _wrong = 0;

    public Answer Check(bool isRight)
    {
        if (Dead is { } dead)
        {
            return dead;
        }
        if (isRight)
        {
            _verified = true;
            return Answer.Right;
        }
        _wrong++;
        return _wrong == allowed ? Answer.LastWrong : Answer.Wrong(allowed - _wrong);
    }

    public Answer Cancel()
    {
        if (!_canceled && Dead is { } dead)
        {
            return dead;
        }
        _canceled = true;
        return Read();
    }

    public Answer Read() => Story.Status(
        _verified ? OtpStatus.Verified
        : _canceled ? OtpStatus.Canceled
        : _wrong >= allowed ? OtpStatus.Failed
        : OtpStatus.Pending,
        _wrong + (_verified ? 1 : 0));

    private Answer? Dead =>
        _verified ? Answer.AlreadyVerified
        : _canceled ? Answer.Canceled
        : _wrong >= allowed ? Answer.AttemptsExceeded
        : null;
}
