using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

public sealed class PhoneTests
{
    [Fact]
    public void Sends_SixtySecondsApart_Hold() => new Story()
        .Send(Story.Sent("otp_A")).Between(0, 1)
        .Send(Answer.WindowFull).Between(30, 31)
        .Send(Story.Sent("otp_B")).Between(60.5, 61.5)
        .ShouldHold();

    [Fact]
    public void Cooldown_Forgotten_Breaks()
    {
        var violation = new Story()
            .Send(Story.Sent("otp_A")).Between(0, 1)
            .Killed()
            .Send(Story.Sent("otp_B")).Between(50, 51)
            .ShouldBreak(Rule.WindowHolds);

        Assert.Equal(2, violation.Operations.Count);
        Assert.DoesNotContain(Story.Phone, violation.ToString(), StringComparison.Ordinal);
        Assert.Contains("...42", violation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sends_ThatMayBeSixtySecondsApart_Hold() => new Story()
        .Send(Story.Sent("otp_A")).Between(0, 1)
        .Send(Story.Sent("otp_B")).Between(50, 61)
        .ShouldHold();

    [Fact]
    public void Resend_TakesAPlace_Breaks() => Story.OfOneOtp()
        .Resend(Story.Sent())
        .ShouldBreak(Rule.WindowHolds);

    [Fact]
    public void SixthSend_InAnHour_Breaks()
    {
        var story = new Story();
        for (var i = 0; i < 6; i++)
        {
            story.Send(Story.Sent("otp_" + i)).Between(i * 100, (i * 100) + 1);
        }
        story.ShouldBreak(Rule.WindowHolds);
    }

    [Fact]
    public void UnknownSend_BeforeAnAccepted_Holds() => new Story()
        .Send(Answer.Unknown)
        .Killed()
        .Send(Story.Sent())
        .ShouldHold();

    [Fact]
    public void UnknownSend_ExplainsARefusal_Holds() => new Story()
        .Send(Answer.Unknown)
        .Killed()
        .Send(Answer.WindowFull)
        .ShouldHold();

    [Fact]
    public void Refusal_WithoutASend_Breaks() => new Story()
        .Send(Answer.WindowFull)
        .ShouldBreak(Rule.RefusalHasCause);

    [Fact]
    public void Refusal_LongAfterTheWindow_Breaks() => new Story()
        .Send(Story.Sent()).Between(0, 1)
        .Send(Answer.WindowFull).Between(70, 71)
        .ShouldBreak(Rule.RefusalHasCause);

    [Fact]
    public void Refusal_WhileAnotherResendLosesItsOtp_Holds() => Story.OfOneOtp()
        .Resend(Answer.Canceled).Between(100, 101)
        .Resend(Answer.WindowFull).Between(100.5, 100.6)
        .Cancel(Story.Status(OtpStatus.Canceled, 0)).Between(100.2, 100.3)
        .ShouldHold();

    [Fact]
    public void Retry_BlockedByItsOwnPlace_Breaks() => new Story()
        .Send(Answer.Unknown, key: "k1")
        .Killed()
        .Send(Answer.WindowFull, key: "k1")
        .ShouldBreak(Rule.RefusalHasCause);

    [Fact]
    public void Windows_Configured_AreTheOnesJudged() => new Story()
        .Send(Story.Sent("otp_A")).Between(0, 0.1)
        .Send(Story.Sent("otp_B")).Between(2.1, 2.2)
        .ShouldHold(new JudgeRules { Windows = PhoneWindow.ParseList("1/2s,5/30s") });

    [Fact]
    public void BudgetSpent_AfterAllWrongChecks_Holds() => TwoOtps()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Wrong, Answer.Wrong(2), otp: "otp_B")
        .Check(Story.Wrong, Answer.BudgetSpent)
        .Check(Story.Code, Answer.BudgetSpent)
        .Send(Answer.BudgetSpent)
        .ShouldHold(TwoAllowed);

    [Fact]
    public void Budget_Exceeded_Breaks() => TwoOtps()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Wrong, Answer.Wrong(2), otp: "otp_B")
        .Check(Story.Wrong, Answer.Wrong(1))
        .ShouldBreak(Rule.BudgetHolds, TwoAllowed);

    [Fact]
    public void Success_AfterTheBudget_Breaks() => TwoOtps()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Wrong, Answer.Wrong(1))
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.BudgetHolds, TwoAllowed);

    [Fact]
    public void BudgetSpent_TooEarly_Breaks() => TwoOtps()
        .Check(Story.Wrong, Answer.Wrong(2)).Wait(11)
        .Check(Story.Wrong, Answer.BudgetSpent)
        .ShouldBreak(Rule.RefusalHasCause, TwoAllowed);

    [Fact]
    public void BudgetSpent_ByHoldsInFlight_Holds() => TwoOtps()
        .Check(Story.Wrong, Answer.Wrong(2)).Between(100, 102)
        .Check(Story.Code, Answer.Right, otp: "otp_A").Between(100, 102)
        .Check(Story.Wrong, Answer.BudgetSpent, otp: "otp_B").Between(101, 101.5)
        .ShouldHold(TwoAllowed);

    [Fact]
    public void UnexpectedAnswer_Breaks() => new Story()
        .Send(Answer.Unexpected("401 invalid_api_key"))
        .ShouldBreak(Rule.AnswerExpected);

    private static JudgeRules TwoAllowed { get; } = new() { FailedChecksPerDay = 2 };

    private static Story TwoOtps() => Story.OfOneOtp().Wait(70).Send(Story.Sent("otp_B", expiresAt: 400));
}
