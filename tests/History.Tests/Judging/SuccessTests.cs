using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

public sealed class SuccessTests
{
    [Fact]
    public void RightCode_ThenAlreadyVerified_Holds() => Story.OfOneOtp()
        .Read(OtpStatus.Pending, 0)
        .Read(OtpStatus.Delivered, 0)
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Code, Answer.Right)
        .Check(Story.Code, Answer.AlreadyVerified)
        .Check(Story.Wrong, Answer.AlreadyVerified)
        .Cancel(Answer.AlreadyVerified)
        .Read(OtpStatus.Verified, 2)
        .ShouldHold();

    [Fact]
    public void RightCode_OnLastTry_Holds() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2))
        .Check(Story.Wrong, Answer.Wrong(1))
        .Check(Story.Code, Answer.Right)
        .Read(OtpStatus.Verified, 3)
        .ShouldHold();

    [Fact]
    public void TwoSuccesses_InSequence_Break() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right)
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.AtMostOneSuccess);

    [Fact]
    public void TwoSuccesses_AtTheSameTime_Break() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right).Between(1, 3)
        .Check(Story.Code, Answer.Right).Between(2, 4)
        .ShouldBreak(Rule.AtMostOneSuccess);

    [Fact]
    public void TwoSuccesses_WithAKillBetween_Break() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right)
        .Killed()
        .Check(Story.Code, Answer.Right)
        .ShouldBreak(Rule.AtMostOneSuccess);

    [Fact]
    public void WrongCheck_AfterSuccess_Breaks() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right)
        .Check(Story.Wrong, Answer.Wrong(2))
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void WrongCheck_WhileSuccessIsInFlight_Holds() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right).Between(1, 4)
        .Check(Story.Wrong, Answer.Wrong(2)).Between(2, 3)
        .Wait(2)
        .Read(OtpStatus.Verified, 2)
        .ShouldHold();

    [Fact]
    public void VerifiedStatus_Forgotten_Breaks() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right)
        .Killed()
        .Read(OtpStatus.Delivered, 0)
        .ShouldBreak(Rule.DeadStaysDead);

    [Fact]
    public void AlreadyVerified_WithoutSuccess_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.AlreadyVerified)
        .ShouldBreak(Rule.EndHasCause);

    [Fact]
    public void RightCode_RefusedAsWrong_Breaks() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Wrong(2))
        .ShouldBreak(Rule.RightCodeAccepted);

    [Fact]
    public void WrongCode_Accepted_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Right)
        .ShouldBreak(Rule.WrongCodeRefused);

    [Fact]
    public void UnknownSuccess_MayHaveHappened_Holds() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Unknown)
        .Killed()
        .Check(Story.Code, Answer.AlreadyVerified)
        .Read(OtpStatus.Verified, 1)
        .ShouldHold();

    [Fact]
    public void UnknownSuccess_MayNotHaveHappened_Holds() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Unknown)
        .Killed()
        .Check(Story.Code, Answer.Right)
        .Read(OtpStatus.Verified, 1)
        .ShouldHold();

    [Fact]
    public void UnknownSuccess_SeenNotToHaveHappenedAndThenToHave_Breaks() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Unknown)
        .Killed()
        .Read(OtpStatus.Delivered, 0)
        .Check(Story.Wrong, Answer.AlreadyVerified)
        .ShouldBreak(Rule.EndHasCause);

    [Fact]
    public void UnknownSuccess_WithNoKnownDeath_MayHappenLate_Holds() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Unknown)
        .Read(OtpStatus.Delivered, 0)
        .Check(Story.Wrong, Answer.AlreadyVerified)
        .ShouldHold();
}
