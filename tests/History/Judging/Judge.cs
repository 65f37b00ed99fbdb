using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>
/// Judges a recorded run by the wire contract alone. Pure. Phones are judged apart and each OTP alone; what nobody knows stays
/// "maybe" and is held against nobody.
/// </summary>
public sealed class Judge(JudgeRules rules)
{
    public Verdict Decide(RecordedRun run)
    {
        var otps = new OtpJudge(rules, run.StartedAt);
        var windows = new WindowRule(rules);
        var budget = new BudgetRule(rules);
        var keys = new KeyRule(rules, run.Troubles);

        var phones = run.Operations
            .GroupBy(o => o.Phone)
            .AsParallel()
            .AsOrdered()
            .Select(operations =>
            {
                var violations = new List<Violation>();
                var phone = new PhoneHistory(operations.Key, operations, run.Deaths, run.InboxLosses ?? run.Deaths);
                windows.Judge(phone, violations);
                budget.Judge(phone, violations);
                keys.Judge(phone, violations);
                MessageRule.Judge(phone, violations);
                AddUnexpected(phone, violations);
                var (count, undecided) = otps.Judge(phone, violations);
                return (Otps: count, Undecided: undecided, Violations: violations);
            })
            .ToList();

        return new Verdict
        {
            Violations = [.. phones.SelectMany(p => p.Violations)],
            Undecided = phones.Sum(p => p.Undecided),
            Otps = phones.Sum(p => p.Otps),
            Phones = phones.Count,
        };
    }

    private static void AddUnexpected(PhoneHistory phone, List<Violation> violations)
    {
        foreach (var operation in phone.Operations.Where(o => o.Answer.Kind == AnswerKind.Unexpected))
        {
            var what = $"{operation.Kind} was answered '{operation.Answer}'";
            violations.Add(new Violation(Rule.AnswerExpected, what, phone.Phone, operation.OtpId, [operation]));
        }
    }
}
