namespace OtpActors.Simulation.Tests.Judging;

/// <summary>All rules, in terms of what clients were told and what providers were handed.</summary>
internal static class Judge
{
    private static readonly (string Name, Func<Run, IEnumerable<string>> Find)[] Rules =
    [
        ("success", SuccessRule.Find),
        ("attempts", AttemptsRule.Find),
        ("death", DeathRule.Find),
        ("facts", FactsRule.Find),
        ("code", CodeRule.Find),
        ("window", WindowRule.Find),
        ("budget", BudgetRule.Find),
        ("key", KeyRule.Find),
        ("plan", PlanRule.Find),
        ("events", EventsRule.Find),
        ("reports", ReportsRule.Find),
        ("rest", RestRule.Find),
        ("secrets", SecretsRule.Find),
    ];

    public static IReadOnlyList<Violation> Find(Run run) => [.. Rules.SelectMany(rule => rule.Find(run).Select(text => new Violation(rule.Name, text)))];
}
