using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

public sealed class CodeTests
{
    private const string Second = "22222222";
    private const string Third = "33333333";

    [Fact]
    public void Resend_KeepsCode_Holds() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent())
        .Inbox(Story.Code, Story.Code)
        .Check(Story.Code, Answer.Right)
        .ShouldHold();

    [Fact]
    public void NewCode_ReplacesTheOld_Holds() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(), newCode: true)
        .Inbox(Second, Story.Code)
        .Check(Story.Code, Answer.Wrong(2))
        .Check(Second, Answer.Right)
        .ShouldHold();

    [Fact]
    public void OldCode_AfterNewCode_Accepted_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(), newCode: true)
        .Inbox(Second, Story.Code)
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.WrongCodeRefused);

    [Fact]
    public void OldCode_AfterNewCodeThatNobodySaw_Accepted_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(), newCode: true)
        .Killed()
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.WrongCodeRefused);

    [Fact]
    public void NewCode_Forgotten_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(), newCode: true)
        .Inbox(Second, Story.Code)
        .Killed()
        .Check(Second, Answer.Wrong(2))
        .ShouldBreak(Rule.RightCodeAccepted);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UnknownNewCode_HappenedOrNot_Holds(bool happened) => Story.OfOneOtp()
        .Wait(61)
        .Resend(Answer.Unknown, newCode: true)
        .Killed()
        .Check(Story.Code, happened ? Answer.Wrong(2) : Answer.Right)
        .ShouldHold();

    [Fact]
    public void UnknownNewCode_BothCodesAccepted_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Answer.Unknown, newCode: true)
        .Killed()
        .Check(Story.Code, Answer.Wrong(2))
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.WrongCodeRefused);

    [Fact]
    public void UnseenCode_ReplacedByAnother_Holds() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(), newCode: true)
        .Killed()
        .Wait(61)
        .Resend(Story.Sent(), newCode: true)
        .Inbox(Third)
        .Check(Story.Code, Answer.Wrong(2))
        .Check(Third, Answer.Right)
        .ShouldHold();

    [Fact]
    public void Code_ChangedWithoutBeingAsked_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent())
        .Inbox(Second, Story.Code)
        .ShouldBreak(Rule.MessageHasCause);

    [Fact]
    public void SecondMessage_WithoutResend_Breaks() => Story.OfOneOtp()
        .Killed()
        .Inbox(Story.Code)
        .ShouldBreak(Rule.MessageHasCause);

    [Fact]
    public void Message_OfAcceptedSend_Missing_Breaks() => new Story()
        .Send(Story.Sent())
        .Inbox()
        .ShouldBreak(Rule.MessageArrives);

    [Fact]
    public void Message_BeforeAKill_MayBeGone_Holds() => new Story()
        .Send(Story.Sent())
        .Killed()
        .Inbox()
        .ShouldHold();

    [Fact]
    public void Message_NeverConfirmed_MayBeMissing_Holds() => new Story()
        .Send(Story.Sent() with { MessageTaken = false })
        .Inbox()
        .ShouldHold();
}
