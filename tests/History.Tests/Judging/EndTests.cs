using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

public sealed class EndTests
{
    [Fact]
    public void Cancel_ThenDead_Holds() => Story.OfOneOtp()
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .Check(Story.Code, Answer.Canceled)
        .Resend(Answer.Canceled)
        .Read(OtpStatus.Canceled, 0)
        .ShouldHold();

    [Fact]
    public void Cancel_LostByRestart_Breaks() => Story.OfOneOtp()
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .Killed()
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void Cancel_LostInStatus_Breaks() => Story.OfOneOtp()
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .Read(OtpStatus.Pending, 0)
        .ShouldBreak(Rule.DeadStaysDead);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UnknownCancel_HappenedOrNot_Holds(bool happened) => Story.OfOneOtp()
        .Cancel(Answer.Unknown)
        .Killed()
        .Check(Story.Code, happened ? Answer.Canceled : Answer.Right)
        .ShouldHold();

    [Fact]
    public void CancelAndSuccess_BothAccepted_Break() => Story.OfOneOtp()
        .Cancel(Story.Status(OtpStatus.Canceled, 0)).Between(1, 3)
        .Check(Story.Code, Answer.Right).Between(1, 4)
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void Resend_AfterCancel_Breaks() => Story.OfOneOtp()
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .Wait(61)
        .Resend(Story.Sent())
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void End_ThatChanges_Breaks() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right)
        .Check(Story.Code, Answer.Canceled)
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void Expiry_AtTheDeadline_Holds() => Story.OfOneOtp(expiresAt: 60)
        .Check(Story.Wrong, Answer.Wrong(2)).Between(58, 58.5)
        .Check(Story.Code, Answer.Expired).Between(60.5, 61)
        .Read(OtpStatus.Expired, 1, expiresAt: 60)
        .ShouldHold();

    [Fact]
    public void Expiry_TooEarly_Breaks() => Story.OfOneOtp(expiresAt: 60)
        .Check(Story.Code, Answer.Expired).Between(30, 31)
        .ShouldBreak(Rule.DeadlineKept);

    [Fact]
    public void Success_AfterTheDeadline_Breaks() => Story.OfOneOtp(expiresAt: 60)
        .Check(Story.Code, Answer.Right).Between(63, 63.1)
        .ShouldBreak(Rule.DeadlineKept);

    [Fact]
    public void LiveStatus_AfterTheDeadline_Breaks() => Story.OfOneOtp(expiresAt: 60)
        .Read(OtpStatus.Delivered, 0, expiresAt: 60).Between(63, 63.1)
        .ShouldBreak(Rule.DeadlineKept);

    [Fact]
    public void Deadline_ThatMoves_Breaks() => Story.OfOneOtp(expiresAt: 60)
        .Read(OtpStatus.Pending, 0, expiresAt: 90)
        .ShouldBreak(Rule.DeadlineKept);

    [Fact]
    public void Deadline_MovedByResend_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(expiresAt: 400))
        .ShouldBreak(Rule.DeadlineKept);

    [Fact]
    public void Verified_AfterTheDeadline_StaysVerified() => Story.OfOneOtp(expiresAt: 60)
        .Check(Story.Code, Answer.Right)
        .Check(Story.Code, Answer.AlreadyVerified).Between(70, 70.1)
        .ShouldHold();

    [Fact]
    public void Delivered_BackToPending_Breaks() => Story.OfOneOtp()
        .Read(OtpStatus.Delivered, 0)
        .Killed()
        .Read(OtpStatus.Pending, 0)
        .ShouldBreak(Rule.StatusForward);

    [Fact]
    public void AnsweredSend_Lost_Breaks() => Story.OfOneOtp()
        .Killed()
        .Read(Answer.NotFound)
        .ShouldBreak(Rule.AnswerKept);

    [Fact]
    public void StatusFailed_WithoutWrongChecks_Breaks() => Story.OfOneOtp()
        .Read(OtpStatus.Failed, 0)
        .ShouldBreak(Rule.EndHasCause);
}
