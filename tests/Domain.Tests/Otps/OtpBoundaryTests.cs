using OtpActors.Domain.Otps;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Otps;

public sealed class OtpBoundaryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Check_TheNthTryOfN_SucceedsWithTheRightCode(int allowed)
    {
        var state = AfterWrong(allowed, allowed - 1);
        var decision = Check(state, true, Samples.Noon);

        Assert.Equal(OtpOutcome.Valid, decision.Outcome);
        Assert.Equal((allowed, allowed - 1), (decision.State.Attempts, decision.State.WrongChecks));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void Check_TheNthWrongOfN_EndsItEvenForTheRightCode_A23(int allowed)
    {
        var last = Check(AfterWrong(allowed, allowed - 1), false, Samples.Noon);
        Assert.Equal((OtpOutcome.LastIncorrect, 0, OtpPhase.AttemptsExceeded), (last.Outcome, last.AttemptsRemaining, last.State.Phase));

        var after = Check(last.State, true, Samples.Noon);
        Assert.Equal(OtpOutcome.AttemptsExceeded, after.Outcome);
        Assert.Same(last.State, after.State);
    }

    [Fact]
    public void Check_EachWrongOne_CountsDownByOne()
    {
        var state = Samples.Create(Samples.Draft(attempts: 5), Samples.Noon);
        for (var left = 4; left >= 0; left--)
        {
            var decision = Check(state, false, Samples.Noon);
            Assert.Equal((left, 5 - left), (decision.AttemptsRemaining, decision.Charge));
            state = decision.State;
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(900)]
    public void Check_AroundTheDeadline_ValidUntil1MsBeforeAndExpiredAtTheInstant_A4(int seconds)
    {
        var state = Samples.Create(Samples.Draft(seconds: seconds), Samples.Noon);
        var deadline = Samples.Noon.AddSeconds(seconds);
        Assert.Equal(deadline, state.ExpiresAt);

        Assert.Equal(OtpOutcome.Valid, Check(state, true, deadline.AddMilliseconds(-1)).Outcome);
        var late = Check(state, true, deadline);
        Assert.Equal((OtpOutcome.Expired, OtpPhase.Expired, deadline), (late.Outcome, late.State.Phase, late.State.EndedAt!.Value));
        Assert.Equal(0, late.State.WrongChecks);
    }

    [Fact]
    public void Expire_LongAfter_EndsAtItsDeadlineAndNotWhenSomebodyLooked()
    {
        var state = Samples.Create(Samples.Draft(), Samples.Noon);
        var seen = OtpMachine.Expire(state, Samples.Noon.AddHours(5));

        Assert.Equal(state.ExpiresAt, seen.EndedAt);
        Assert.Equal(state.ExpiresAt, Assert.Single(seen.Events).At);
        Assert.Equal(state.ExpiresAt.AddHours(24), seen.KeepUntil);
    }

    [Fact]
    public void Wake_ChargeUnconfirmed_IsRepeatedEvery10SUntilConfirmed()
    {
        var state = Check(Samples.Create(Samples.Draft(), Samples.Noon), false, Samples.Noon).State;

        Assert.Equal(0, Wake(state, 9.999).Charge);
        var due = Wake(state, 10);
        Assert.Equal(1, due.Charge);
        Assert.Equal(Samples.Noon.AddSeconds(20), due.State.ChargeAt);
        var confirmed = OtpMachine.Decide(due.State, new OtpCommand.Charged(1), OtpPolicy.Standard, Samples.Noon.AddSeconds(11))!.State;
        Assert.Null(confirmed.ChargeAt);
        Assert.Equal(0, Wake(confirmed, 30).Charge);
    }

    [Fact]
    public void Charged_OnlyTheFirst_TheSecondIsStillDue()
    {
        var state = Check(Check(Samples.Create(Samples.Draft(), Samples.Noon), false, Samples.Noon).State, false, Samples.Noon).State;
        var partly = OtpMachine.Decide(state, new OtpCommand.Charged(1), OtpPolicy.Standard, Samples.Noon)!.State;

        Assert.Equal(2, Wake(partly, 10).Charge);
    }

    [Fact]
    public void Wake_AfterTheEnd_AnUnconfirmedChargeIsStillRepeated()
    {
        var dead = Check(AfterWrong(3, 2), false, Samples.Noon).State;

        Assert.Equal(3, Wake(dead, 10).Charge);
    }

    private static OtpDecision Check(OtpState state, bool matches, DateTimeOffset now) =>
        OtpMachine.Decide(state, new OtpCommand.Check(matches, 0), OtpPolicy.Standard, now)!;

    private static OtpDecision Wake(OtpState state, double seconds) =>
        OtpMachine.Decide(state, new OtpCommand.Wake(), OtpPolicy.Standard, Samples.Noon.AddSeconds(seconds))!;

    private static OtpState AfterWrong(int allowed, int wrong)
    {
        var state = Samples.Create(Samples.Draft(attempts: allowed), Samples.Noon);
        for (var i = 0; i < wrong; i++)
        {
            state = Check(state, false, Samples.Noon).State;
        }

        return state;
    }
}
