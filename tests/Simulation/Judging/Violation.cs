namespace OtpActors.Simulation.Tests.Judging;

/// <summary>A rule that did not hold.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Text">What was seen.</param>
internal sealed record Violation(string Rule, string Text)
{
    public override string ToString() => $"{Rule}: {Text}";
}
