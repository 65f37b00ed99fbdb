using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Judging;
using OtpActors.Simulation.Tests.Sabotage;
using OtpActors.Simulation.Tests.Storage;

namespace OtpActors.Simulation.Tests;

/// <summary>The judge is worth something only if it can fail: each sabotage is caught, by the rule that it breaks.</summary>
public sealed class SabotageTests
{
    private const ulong SeedsMax = 2_000;

    [Fact]
    public void Judge_WrongChecksNotSaved_IsCaught() => AssertCaught("attempts", OtpSabotage.ForgetsWrongChecks);

    [Fact]
    public void Judge_SuccessNotKept_IsCaught() => AssertCaught("success", OtpSabotage.ForgetsSuccess);

    [Fact]
    public void Judge_CancelNotKept_IsCaught() => AssertCaught("death", OtpSabotage.ForgetsCancel);

    [Fact]
    public void Judge_ResendResetsAttempts_IsCaught() => AssertCaught("attempts", OtpSabotage.ResetsAttemptsOnResend);

    [Fact]
    public void Judge_RepeatedCheckCountedTwice_IsCaught() => AssertCaught("attempts", OtpSabotage.ForgetsTags);

    [Fact]
    public void Judge_OldCodeStaysRight_IsCaught() => AssertCaught("code", OtpSabotage.TakesOldCodes);

    [Fact]
    public void Judge_LostMessageSentAgain_IsCaught() => AssertCaught("plan", OtpSabotage.RepeatsLostMessages);

    [Fact]
    public void Judge_NoFallback_IsCaught() => AssertCaught("plan", OtpSabotage.NeverFallsBack);

    [Fact]
    public void Judge_ExpiredTwice_IsCaught() => AssertCaught("events", OtpSabotage.TellsItsEndTwice);

    [Fact]
    public void Judge_OutboxPagesNotSaved_IsCaught() => AssertCaught("reports", ReportSabotage.LosesPages);

    [Fact]
    public void Judge_EventsAddedTwice_IsCaught() => AssertCaught("reports", ReportSabotage.AddsTwice);

    [Fact]
    public void Judge_ReportedBeforeItIs_IsCaught() => AssertCaught("reports", ReportSabotage.ConfirmsTooSoon);

    [Fact]
    public void Judge_NeverExpires_IsCaught() => AssertCaught("rest", OtpSabotage.NeverWakes);

    [Fact]
    public void Judge_CodeStored_IsCaught() => AssertCaught("secrets", static cast => OtpSabotage.KeepsTheCode(cast, Simulation.Reveal));

    [Fact]
    public void Judge_PlacesForgotten_IsCaught() => AssertCaught("window", LimitSabotage.ForgetsPlaces);

    [Fact]
    public void Judge_PlacesNotSaved_IsCaught() => AssertCaught("window", LimitSabotage.LosesPlaces);

    [Fact]
    public void Judge_ChargesForgotten_IsCaught() => AssertCaught("budget", LimitSabotage.NeverCharges);

    [Fact]
    public void Judge_HoldsForgotten_IsCaught() => AssertCaught("budget", LimitSabotage.HoldsNothing);

    [Fact]
    public void Judge_ClaimsForgotten_IsCaught() => AssertCaught("key", LimitSabotage.ForgetsClaims);

    [Fact]
    public void Judge_ClaimsNeverFree_IsCaught() => AssertCaught("rest", LimitSabotage.NeverEndsClaims);

    [Fact]
    public void Judge_ToldBeforeSaved_IsCaught() => AssertCaught("facts", static cast => cast, static actors => new HastyActors(actors));

    private static void AssertCaught(string rule, Func<Cast, Cast> sabotage, Func<IActors, IActors>? around = null)
    {
        var seen = new SortedSet<string>();
        for (var seed = 1UL; seed <= SeedsMax; seed++)
        {
            seen.UnionWith(Judge.Find(Simulation.Run(seed, sabotage, around ?? (static actors => actors))).Select(static v => v.Rule));
            if (seen.Contains(rule))
            {
                return;
            }
        }

        Assert.Fail($"{SeedsMax} seeds, and the rule \"{rule}\" noticed nothing; others that did: {string.Join(", ", seen)}.");
    }
}
