using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

public sealed class AttemptsTests
{
    [Fact]
    public void WrongChecks_CountedDownToDeath_Hold() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Read(OtpStatus.Pending, 1)
        .Check(Story.Wrong, Answer.Wrong(1))
        .Check(Story.Wrong, Answer.LastWrong)
        .Check(Story.Code, Answer.AttemptsExceeded)
        .Resend(Answer.AttemptsExceeded)
        .Read(OtpStatus.Failed, 3)
        .ShouldHold();

    [Fact]
    public void WrongChecks_AtTheSameTime_HoldInAnyOrder() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.LastWrong).Between(1, 2)
        .Check(Story.Wrong, Answer.Wrong(1)).Between(1, 2)
        .Check(Story.Wrong, Answer.Wrong(2)).Between(1, 2)
        .Check(Story.Wrong, Answer.AttemptsExceeded).Between(1, 2)
        .ShouldHold();

    [Fact]
    public void Attempts_ResetByRestart_Break() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Wrong, Answer.Wrong(1))
        .Killed()
        .Check(Story.Wrong, Answer.Wrong(2))
        .ShouldBreak(Rule.AttemptsNeverLower);

    [Fact]
    public void Attempts_ResetInStatus_Break() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Killed()
        .Read(OtpStatus.Pending, 0)
        .ShouldBreak(Rule.AttemptsNeverLower);

    [Fact]
    public void Attempts_ResetInCancel_Break() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .ShouldBreak(Rule.AttemptsNeverLower);

    [Fact]
    public void SameCount_ToldTwice_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2)).Between(1, 2)
        .Check(Story.Wrong, Answer.Wrong(2)).Between(1, 2)
        .ShouldBreak(Rule.AttemptsNeverLower);

    [Fact]
    public void WrongCheck_CountedTwice_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(1))
        .ShouldBreak(Rule.CountedOnce);

    [Fact]
    public void LastWrong_TooEarly_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Wrong, Answer.LastWrong)
        .ShouldBreak(Rule.CountedOnce);

    [Fact]
    public void MoreWrongChecksThanAllowed_Break() => Story.OfOneOtp(allowed: 1)
        .Check(Story.Wrong, Answer.LastWrong)
        .Check(Story.Wrong, Answer.LastWrong)
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void Success_AfterDeath_Breaks() => Story.OfOneOtp(allowed: 1)
        .Check(Story.Wrong, Answer.LastWrong)
        .Killed()
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.DeadStaysDead);

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void UnknownWrongCheck_CountedOrNot_Holds(int remaining) => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Unknown)
        .Killed()
        .Check(Story.Wrong, Answer.Wrong(remaining))
        .ShouldHold();

    [Fact]
    public void UnknownWrongCheck_CountedTwice_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Unknown)
        .Killed()
        .Check(Story.Wrong, Answer.LastWrong)
        .ShouldBreak(Rule.CountedOnce);

    [Fact]
    public void UnknownWrongCheck_CountedAfterTheKill_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Unknown)
        .Killed()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Read(OtpStatus.Pending, 2)
        .ShouldBreak(Rule.CountedOnce);

    [Fact]
    public void ManyUnknownWrongChecks_MayHaveKilled_Hold()
    {
        var story = Story.OfOneOtp(allowed: 10);
        for (var i = 0; i < 60; i++)
        {
            story.Check(Story.Wrong, Answer.Unknown);
        }
        story.Check(Story.Wrong, Answer.Wrong(4)).Check(Story.Code, Answer.AttemptsExceeded).Read(OtpStatus.Failed, 10).ShouldHold();
    }

    [Fact]
    public void DelayedStatusRead_OfAnOlderCount_Holds() => Story.OfOneOtp()
        .Read(OtpStatus.Pending, 0).Between(1, 9)
        .Check(Story.Wrong, Answer.Wrong(2)).Between(2, 3)
        .Check(Story.Wrong, Answer.Wrong(1)).Between(4, 5)
        .ShouldHold();
}
