using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>
/// Calls that share an idempotency key: one answer, and in progress only while a first call can be, or while the lease of one that nobody knows the end of
/// runs: it got no answer, or its answer was given in a fault and could not be kept with the key.
/// </summary>
internal sealed class KeyRule(JudgeRules rules, IReadOnlyList<(TimeSpan From, TimeSpan To)> troubles)
{
    public void Judge(PhoneHistory phone, List<Violation> violations)
    {
        var groups = phone.Operations.Where(o => o.IdempotencyKey is not null).GroupBy(o => (o.Kind, o.OtpId, o.IdempotencyKey));
        foreach (var group in groups.Select(g => g.ToList()))
        {
            var kept = group.Where(Steps.IsKept).ToList();
            var other = kept.Find(o => Essence(o.Answer) != Essence(kept[0].Answer));
            if (other is not null)
            {
                Add("one idempotency key was given two answers", group, other);
            }
            var forgotten = group.Find(o => IsRefused(o) && kept.Exists(k => k.End < o.Start));
            if (forgotten is not null)
            {
                Add("a key that was answered was refused later", group, forgotten);
            }
            var stuck = group.Find(o => o.Answer.Kind == AnswerKind.InProgress && !group.Exists(first => CanBeInProgress(first, o)));
            if (stuck is not null)
            {
                Add("a key was called in progress when no call with it can have been", group, stuck);
            }
        }
        JudgeIds(phone, violations);

        void Add(string what, List<Operation> group, Operation culprit) =>
            violations.Add(new Violation(Rule.IdempotentOnce, what, phone.Phone, culprit.OtpId, group));
    }

    private static void JudgeIds(PhoneHistory phone, List<Violation> violations)
    {
        var sends = phone.Sends.Where(s => s.Source.Kind == OperationKind.Send && s.Answer.Kind == AnswerKind.Sent);
        foreach (var same in sends.GroupBy(s => s.Answer.OtpId).Where(g => g.Count() > 1))
        {
            const string What = "two sends without a common key were given the same OTP";
            violations.Add(new Violation(Rule.IdempotentOnce, What, phone.Phone, same.Key, [.. same.Select(s => s.Source)]));
        }
    }

    private static bool IsRefused(Operation o) =>
        !Steps.IsKept(o) && o.Answer.Kind is not (AnswerKind.Unknown or AnswerKind.InProgress or AnswerKind.Unexpected);

    private bool CanBeInProgress(Operation first, Operation refused) =>
        first != refused
        && first.Answer.Kind != AnswerKind.InProgress
        && first.Start <= refused.End
        && (first.End >= refused.Start
            || ((first.Answer.Kind == AnswerKind.Unknown || InTrouble(first)) && refused.Start - first.End <= rules.KeyInProgress + rules.ClockSlack));

    private bool InTrouble(Operation o) => troubles.Any(t => t.From <= o.End && o.Start <= t.To);

    private static (AnswerKind, string?, DateTimeOffset?, int, int) Essence(Answer a) =>
        (a.Kind, a.OtpId, a.ExpiresAt, a.AttemptsAllowed, a.Remaining);
}
