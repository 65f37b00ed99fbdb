using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>A phone's wrong checks in a day, over all its OTPs.</summary>
internal sealed class BudgetRule(JudgeRules rules)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>A check in flight holds a place in the budget; a hold whose driver died lapses after this time.</summary>
    private static readonly TimeSpan HoldLife = TimeSpan.FromSeconds(10);

    public void Judge(PhoneHistory phone, List<Violation> violations)
    {
        var checks = phone.Checks.ToList();
        var wrong = checks.Where(s => IsWrong(s.Answer)).ToList();
        var together = wrong.Find(last => wrong.Count(s => s.Close <= last.Close && s.Start > last.Close - Day) > rules.FailedChecksPerDay);
        if (together is not null)
        {
            Add("more wrong checks were counted than a phone has in a day", together.Source, wrong.Where(s => s.Close <= together.Close));
        }
        var late = phone.Steps.FirstOrDefault(s => NeedsBudget(s) && Counted(s.Start) >= rules.FailedChecksPerDay);
        if (late is not null && together is null)
        {
            Add("it was let through after the budget was spent", late.Source, wrong.Where(s => s.Close < late.Start));
        }
        JudgeRefusals(phone, checks, violations);

        int Counted(TimeSpan before) => wrong.Count(s => s.Close < before && s.Start > before - Day);

        void Add(string what, Operation culprit, IEnumerable<Step> cause) => violations.Add(new Violation(
            Rule.BudgetHolds, what, phone.Phone, culprit.OtpId, [.. cause.Select(s => s.Source).Where(o => o != culprit), culprit]));
    }

    private void JudgeRefusals(PhoneHistory phone, List<Step> checks, List<Violation> violations)
    {
        foreach (var refusal in phone.Operations.Where(o => o.Answer.Kind == AnswerKind.BudgetSpent))
        {
            var charges = checks.Where(s => s.Start <= refusal.End
                && (s.Maybe || IsWrong(s.Answer) || (s.Source != refusal && s.Close >= refusal.Start - HoldLife))).ToList();
            if (charges.Count < rules.FailedChecksPerDay)
            {
                const string What = "the budget of wrong checks was called spent, and it cannot have been";
                violations.Add(new Violation(
                    Rule.RefusalHasCause, What, phone.Phone, refusal.OtpId, [.. charges.Select(s => s.Source), refusal]));
                return;
            }
        }
    }

    private static bool IsWrong(Answer answer) => answer.Kind is AnswerKind.Wrong or AnswerKind.LastWrong;

    private static bool NeedsBudget(Step step) => step.Answer.Kind is AnswerKind.Right or AnswerKind.Sent || IsWrong(step.Answer);
}
