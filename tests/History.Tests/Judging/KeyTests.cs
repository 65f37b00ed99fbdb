using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Judging;

public sealed class KeyTests
{
    [Fact]
    public void Send_ReplayedAfterAKill_Holds() => new Story()
        .Send(Answer.Unknown, key: "k1")
        .Killed()
        .Send(Answer.InProgress, key: "k1")
        .Wait(5)
        .Send(Story.Sent(), key: "k1")
        .Send(Story.Sent(), key: "k1")
        .Inbox(Story.Code)
        .ShouldHold();

    /// <summary>The answer stands, but its key could not be told: a repeat waits for the lease.</summary>
    [Fact]
    public void Check_AnsweredWhileTheStoreFails_KeyMayBeInProgressForItsLease() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2), key: "k1")
        .InTrouble()
        .Wait(20)
        .Check(Story.Wrong, Answer.InProgress, key: "k1")
        .ShouldHold();

    [Fact]
    public void Check_AnsweredWhileTheStoreFails_KeyIsFreeAfterItsLease() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2), key: "k1")
        .InTrouble()
        .Wait(40)
        .Check(Story.Wrong, Answer.InProgress, key: "k1")
        .ShouldBreak(Rule.IdempotentOnce);

    [Fact]
    public void Check_AnsweredInPeace_KeyIsNotInProgress() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2), key: "k1")
        .Wait(20)
        .Check(Story.Wrong, Answer.InProgress, key: "k1")
        .ShouldBreak(Rule.IdempotentOnce);

    [Fact]
    public void Send_TwoOtpsForOneKey_Breaks()
    {
        var violations = new Story()
            .Send(Story.Sent("otp_A"), key: "k1")
            .Wait(61)
            .Send(Story.Sent("otp_B"), key: "k1")
            .Judge().Violations;

        Assert.Contains(violations, v => v.Rule == Rule.IdempotentOnce);
    }

    [Fact]
    public void Send_TwoMessagesForOneKey_Breaks() => new Story()
        .Send(Story.Sent(), key: "k1")
        .Send(Story.Sent(), key: "k1")
        .Inbox(Story.Code, Story.Code)
        .ShouldBreak(Rule.MessageHasCause);

    [Fact]
    public void Send_OneOtpForTwoKeys_Breaks()
    {
        var violations = new Story()
            .Send(Story.Sent(), key: "k1")
            .Wait(61)
            .Send(Story.Sent(), key: "k2")
            .Judge().Violations;

        Assert.Contains(violations, v => v.Rule == Rule.IdempotentOnce);
    }

    [Fact]
    public void Check_ReplayedVerdict_CountsOnce() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Wrong(2), key: "k1")
        .Killed()
        .Check(Story.Wrong, Answer.Wrong(2), key: "k1")
        .Check(Story.Wrong, Answer.Wrong(1))
        .ShouldHold();

    [Fact]
    public void Check_VerdictAfterAKill_IsTheFirstOne() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Unknown, key: "k1")
        .Killed()
        .Check(Story.Wrong, Answer.Wrong(2), key: "k1")
        .Read(OtpStatus.Pending, 1)
        .ShouldHold();

    [Fact]
    public void Check_CountedAgainOnReplay_Breaks() => Story.OfOneOtp()
        .Check(Story.Wrong, Answer.Unknown, key: "k1")
        .Killed()
        .Check(Story.Wrong, Answer.Wrong(1), key: "k1")
        .ShouldBreak(Rule.CountedOnce);

    [Fact]
    public void Check_OtherVerdictOnReplay_Breaks() => Story.OfOneOtp()
        .Check(Story.Code, Answer.Right, key: "k1")
        .Check(Story.Code, Answer.AlreadyVerified, key: "k1")
        .ShouldBreak(Rule.IdempotentOnce);

    [Fact]
    public void Resend_RefusedAfterItsKeyWasAnswered_Breaks() => Story.OfOneOtp()
        .Wait(61)
        .Resend(Story.Sent(), key: "k1")
        .Killed()
        .Cancel(Story.Status(OtpStatus.Canceled, 0))
        .Resend(Answer.Canceled, key: "k1")
        .ShouldBreak(Rule.IdempotentOnce);

    [Fact]
    public void Send_RefusedBeforeItsKeyWasAnswered_Holds() => new Story()
        .Send(Story.Sent())
        .Send(Answer.WindowFull, key: "k1")
        .Wait(61)
        .Send(Story.Sent("otp_B"), key: "k1")
        .ShouldHold();

    [Fact]
    public void Key_InProgressForNobody_Breaks() => new Story()
        .Send(Answer.InProgress, key: "k1")
        .ShouldBreak(Rule.IdempotentOnce);

    [Fact]
    public void Key_InProgressForTooLong_Breaks() => new Story()
        .Send(Answer.Unknown, key: "k1")
        .Killed()
        .Wait(40)
        .Send(Answer.InProgress, key: "k1")
        .ShouldBreak(Rule.IdempotentOnce);
}
