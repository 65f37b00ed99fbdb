using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>The contract of one OTP as a sequential machine: which states can follow a step, given the answer that it got.</summary>
internal sealed class OtpModel(OtpFacts otp, JudgeRules rules)
{
    /// <summary>The states that a new OTP can be in: its first code is one of those seen, or was never seen.</summary>
    public IEnumerable<OtpState> First() => WithAnotherCode(new OtpState(OtpPhase.Live, 0, 0, 0, false));

    /// <summary>No state: the answer contradicts <paramref name="s"/>.</summary>
    public IEnumerable<OtpState> After(OtpState s, Step step) => step.Answer.Kind switch
    {
        AnswerKind.Unknown => MaybeAfter(s, step),
        AnswerKind.Right => When(IsLive(s, step) && IsRight(s, step), s with { Phase = OtpPhase.Verified }),
        AnswerKind.Wrong => When(
            IsLive(s, step) && !IsRight(s, step) && s.Wrong + 1 < otp.Allowed && step.Answer.Remaining == otp.Allowed - s.Wrong - 1,
            CountWrong(s)),
        AnswerKind.LastWrong => When(IsLive(s, step) && !IsRight(s, step) && s.Wrong + 1 == otp.Allowed, CountWrong(s)),
        AnswerKind.AlreadyVerified => When(s.Phase == OtpPhase.Verified, s),
        AnswerKind.Canceled => When(s.Phase == OtpPhase.Canceled, s),
        AnswerKind.AttemptsExceeded => When(s.Phase == OtpPhase.Exhausted, s),
        AnswerKind.Expired => When(CanBeExpired(s, step), s with { Phase = OtpPhase.Expired }),
        AnswerKind.Sent => AfterResend(s, step),
        AnswerKind.Status => AfterStatus(s, step),
        AnswerKind.Messages => When(step.Answer.Messages.All(m => m.OtpId != otp.Id || IsUsed(s, m.Code)), s),
        AnswerKind.BudgetSpent => When(step.Source.Kind != OperationKind.Check || IsLive(s, step), s),
        AnswerKind.NotFound => [],
        // Judged elsewhere; they change nothing.
        AnswerKind.WindowFull or AnswerKind.Busy or AnswerKind.InProgress or AnswerKind.Unexpected => [s],
    };

    /// <summary>Which of the codes seen the step tried; 0 for none of them.</summary>
    public int PlaceOf(Step step) => otp.PlaceOf(step.Source.Code);

    public bool IsRight(OtpState s, Step step) => s.Code != 0 && PlaceOf(step) == s.Code;

    public bool IsPastDeadline(Step step) => step.Start >= otp.Deadline + rules.ClockSlack;

    /// <summary>Whether what a status body says besides phase and attempts is what the send said.</summary>
    public bool KeepsDeadline(Step step) => step.Answer.ExpiresAt is not { } at || at == otp.ExpiresAt;

    private IEnumerable<OtpState> MaybeAfter(OtpState s, Step step) => !IsLive(s, step)
        ? []
        : step.Source.Kind switch
        {
            OperationKind.Check => [IsRight(s, step) ? s with { Phase = OtpPhase.Verified } : CountWrong(s)],
            OperationKind.Resend => step.Source.NewCode ? WithAnotherCode(s) : [],
            OperationKind.Cancel => [s with { Phase = OtpPhase.Canceled }],
            OperationKind.Send or OperationKind.Read or OperationKind.Inbox => [],
        };

    private IEnumerable<OtpState> AfterResend(OtpState s, Step step) =>
        !IsLive(s, step) || !KeepsDeadline(step) || step.Answer.AttemptsAllowed != otp.Allowed || step.Answer.OtpId != otp.Id ? []
        : step.Source.NewCode ? WithAnotherCode(s)
        : [s];

    private IEnumerable<OtpState> AfterStatus(OtpState s, Step step)
    {
        if (!KeepsDeadline(step) || (step.Source.Kind == OperationKind.Cancel && step.Answer.Status != OtpStatus.Canceled))
        {
            return [];
        }
        var next = step.Answer.Status switch
        {
            OtpStatus.Pending => When(IsLive(s, step) && !s.Delivered, s),
            OtpStatus.Delivered => When(IsLive(s, step), s with { Delivered = true }),
            OtpStatus.Verified => When(s.Phase == OtpPhase.Verified, s),
            OtpStatus.Failed => When(s.Phase == OtpPhase.Exhausted, s),
            OtpStatus.Expired => When(CanBeExpired(s, step), s with { Phase = OtpPhase.Expired }),
            OtpStatus.Canceled => When(
                s.Phase == OtpPhase.Canceled || (step.Source.Kind == OperationKind.Cancel && IsLive(s, step)),
                s with { Phase = OtpPhase.Canceled }),
            null => [],
        };
        return step.Answer.Attempts == Counted(s) ? next : [];
    }

    /// <summary>Checks counted, the right one too.</summary>
    public static int Counted(OtpState s) => s.Wrong + (s.Phase == OtpPhase.Verified ? 1 : 0);

    private bool IsLive(OtpState s, Step step) => s.Phase == OtpPhase.Live && !IsPastDeadline(step);

    public bool CanBeExpired(OtpState s, Step step) =>
        s.Phase == OtpPhase.Expired || (s.Phase == OtpPhase.Live && step.Close >= otp.Deadline - rules.ClockSlack);

    private OtpState CountWrong(OtpState s) =>
        s with { Wrong = s.Wrong + 1, Phase = s.Wrong + 1 >= otp.Allowed ? OtpPhase.Exhausted : OtpPhase.Live };

    private bool IsUsed(OtpState s, string code) => (s.Used & (1UL << otp.PlaceOf(code))) != 0;

    private IEnumerable<OtpState> WithAnotherCode(OtpState s)
    {
        yield return s with { Code = 0 };
        for (var place = 1; place <= otp.Codes.Count; place++)
        {
            if ((s.Used & (1UL << place)) == 0)
            {
                yield return s with { Code = place, Used = s.Used | (1UL << place) };
            }
        }
    }

    private static IEnumerable<OtpState> When(bool holds, OtpState next) => holds ? [next] : [];
}
