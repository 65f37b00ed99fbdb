using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>Names the rule that an answer breaks, from the states that were possible when it was given.</summary>
internal sealed class Explanation(OtpModel model, OtpFacts otp)
{
    public Rule RuleOf(Step step, IReadOnlyList<OtpState> possible) => step.Answer.Kind switch
    {
        AnswerKind.Right => OfSuccess(step, possible),
        AnswerKind.Wrong or AnswerKind.LastWrong => OfWrong(step, possible),
        AnswerKind.AlreadyVerified => OfEnd(possible),
        AnswerKind.Canceled => OfEnd(possible),
        AnswerKind.AttemptsExceeded => OfEnd(possible),
        AnswerKind.Expired => NoneIsLive(possible) ? Rule.DeadStaysDead : Rule.DeadlineKept,
        AnswerKind.Sent => NoneIsLive(possible) ? Rule.DeadStaysDead
            : model.KeepsDeadline(step) && !model.IsPastDeadline(step) ? Rule.AnswerKept
            : Rule.DeadlineKept,
        AnswerKind.Status => OfStatus(step, possible),
        AnswerKind.Messages => Rule.MessageHasCause,
        AnswerKind.BudgetSpent => Rule.DeadStaysDead,
        AnswerKind.NotFound => Rule.AnswerKept,
        AnswerKind.Unknown or AnswerKind.WindowFull or AnswerKind.Busy or AnswerKind.InProgress or AnswerKind.Unexpected =>
            Rule.AnswerExpected,
    };

    public static string Text(Step step, IReadOnlyList<OtpState> possible) =>
        $"{step.Source.Kind} was answered '{step.Answer}', but the OTP could only be: {string.Join("; ", possible.Select(s => s.ToString()).Distinct())}";

    private Rule OfSuccess(Step step, IReadOnlyList<OtpState> possible) =>
        possible.All(s => s.Phase == OtpPhase.Verified) ? Rule.AtMostOneSuccess
        : NoneIsLive(possible) ? Rule.DeadStaysDead
        : model.IsPastDeadline(step) ? Rule.DeadlineKept
        : Rule.WrongCodeRefused;

    private Rule OfWrong(Step step, IReadOnlyList<OtpState> possible)
    {
        if (NoneIsLive(possible))
        {
            return Rule.DeadStaysDead;
        }
        if (model.IsPastDeadline(step))
        {
            return Rule.DeadlineKept;
        }
        var refusing = possible.Where(s => s.Phase == OtpPhase.Live && !model.IsRight(s, step)).ToList();
        return refusing.Count == 0 ? Rule.RightCodeAccepted : OfCount(otp.Allowed - step.Answer.Remaining, [.. refusing.Select(s => s.Wrong + 1)]);
    }

    private static Rule OfEnd(IReadOnlyList<OtpState> possible) => NoneIsLive(possible) ? Rule.DeadStaysDead : Rule.EndHasCause;

    private Rule OfStatus(Step step, IReadOnlyList<OtpState> possible)
    {
        if (!model.KeepsDeadline(step))
        {
            return Rule.DeadlineKept;
        }
        var saysLive = step.Answer.Status is OtpStatus.Pending or OtpStatus.Delivered;
        if (saysLive && NoneIsLive(possible))
        {
            return Rule.DeadStaysDead;
        }
        if (saysLive && model.IsPastDeadline(step))
        {
            return Rule.DeadlineKept;
        }
        var samePhase = possible.Where(s => PhaseFits(s, step)).ToList();
        if (samePhase.Count == 0)
        {
            return step.Answer.Status == OtpStatus.Expired && !NoneIsLive(possible) ? Rule.DeadlineKept : OfEnd(possible);
        }
        var counts = samePhase.Select(OtpModel.Counted).ToList();
        return counts.Contains(step.Answer.Attempts)
            ? step.Answer.Status == OtpStatus.Pending ? Rule.StatusForward : Rule.DeadStaysDead
            : OfCount(step.Answer.Attempts, counts);
    }

    private static Rule OfCount(int told, IReadOnlyList<int> counts) => told < counts.Min() ? Rule.AttemptsNeverLower : Rule.CountedOnce;

    private static bool NoneIsLive(IReadOnlyList<OtpState> possible) => possible.All(s => s.Phase != OtpPhase.Live);

    private bool PhaseFits(OtpState s, Step step) => step.Answer.Status switch
    {
        OtpStatus.Pending or OtpStatus.Delivered => s.Phase == OtpPhase.Live,
        OtpStatus.Verified => s.Phase == OtpPhase.Verified,
        OtpStatus.Expired => model.CanBeExpired(s, step),
        OtpStatus.Failed => s.Phase == OtpPhase.Exhausted,
        OtpStatus.Canceled => s.Phase == OtpPhase.Canceled
            || (step.Source.Kind == OperationKind.Cancel && s.Phase == OtpPhase.Live),
        null => false,
    };
}
