using OtpActors.Domain.Phones;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Phones;

/// <summary>Every limit at its edges.</summary>
public sealed class PhoneMachineTests
{
    private PhoneState _state = PhoneState.Empty;
    private DateTimeOffset _now = Samples.Noon;
    private PhonePolicy _policy = PhonePolicy.Standard;

    [Theory]
    [InlineData(59.999, PhoneOutcome.WindowFull)]
    [InlineData(60, PhoneOutcome.Granted)]
    public void Reserve_AroundTheCooldown_IsRefusedUntilItsVeryEnd(double seconds, PhoneOutcome outcome)
    {
        Assert.Equal(Samples.Noon.AddSeconds(60), Reserve(1).NextSendAt);
        _now = _now.AddSeconds(seconds);
        var second = Reserve(2);

        Assert.Equal(outcome, second.Outcome);
        Assert.Equal(outcome == PhoneOutcome.Granted ? null : "phone_cooldown", second.Window?.Name);
    }

    [Fact]
    public void Reserve_WithinASecond_CountsFromTheWholeSecondThatIsTold()
    {
        _now = _now.AddMilliseconds(1);

        Assert.Equal(Samples.Noon.AddSeconds(61), Reserve(1).NextSendAt);
    }

    [Fact]
    public void Reserve_SixInAnHour_TheHourIsNamedWithItsWait()
    {
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(PhoneOutcome.Granted, Reserve(i).Outcome);
            _now = _now.AddSeconds(60);
        }

        var sixth = Reserve(6);
        Assert.Equal((PhoneOutcome.WindowFull, "phone_hour", TimeSpan.FromSeconds(3_300)), (sixth.Outcome, sixth.Window!.Name, sixth.RetryAfter));
        _now = Samples.Noon.AddHours(1).AddMilliseconds(-1);
        Assert.Equal(PhoneOutcome.WindowFull, Reserve(6).Outcome);
        _now = Samples.Noon.AddHours(1);
        Assert.Equal(PhoneOutcome.Granted, Reserve(6).Outcome);
    }

    [Fact]
    public void Reserve_SeveralWindowsAreFull_TheLongestWaitIsNamed()
    {
        // The fifth of an hour 30 s ago: the cooldown would end in 30 s, the hour in 3,570 s less four minutes.
        for (var i = 1; i <= 5; i++)
        {
            Reserve(i);
            _now = _now.AddSeconds(i < 5 ? 60 : 30);
        }

        var refused = Reserve(6);
        Assert.Equal(("phone_hour", TimeSpan.FromSeconds(3_330)), (refused.Window!.Name, refused.RetryAfter));

        // Near the hour's end it is the cooldown's turn again.
        _now = Samples.Noon.AddHours(1);
        Reserve(6);
        _policy = _policy with { Windows = [.. _policy.Windows.Take(1)] };
        Assert.Equal("phone_cooldown", Reserve(7).Window!.Name);
    }

    [Fact]
    public void Reserve_AgainForTheSamePlace_TakesNone()
    {
        Reserve(1);
        var again = Reserve(1);

        Assert.Equal((PhoneOutcome.Granted, false), (again.Outcome, again.Save));
        Assert.Equal(Samples.Noon.AddSeconds(60), again.NextSendAt);
        Assert.Equal(PhoneOutcome.WindowFull, Reserve(1, token: 5).Outcome);
    }

    [Theory]
    [InlineData(4.999, PhoneOutcome.Paused)]
    [InlineData(5, PhoneOutcome.Granted)]
    public void Release_FreesThePlaceAfter5S(double seconds, PhoneOutcome outcome)
    {
        Reserve(1);
        Release(1);
        _now = _now.AddSeconds(seconds);

        Assert.Equal(outcome, Reserve(2).Outcome);
    }

    [Fact]
    public void Release_OfAnUnknownOrReleasedPlace_ChangesNothing()
    {
        Reserve(1);
        Assert.False(Release(2).Save);
        Assert.False(Release(1, token: 7).Save);
        Assert.True(Release(1).Save);
        _now = _now.AddSeconds(3);
        Assert.False(Release(1).Save);
        Assert.Equal(Samples.Noon.AddSeconds(5), _state.PausedUntil);
    }

    [Fact]
    public void Release_StaysListed()
    {
        Reserve(1);
        Release(1);

        Assert.True(Assert.Single(_state.Places).Released);
    }

    [Fact]
    public void Reserve_ManyReleasedInBetween_TheWindowStillHolds()
    {
        // Failed sends must not push a counted one out of the list of the last hundred.
        _policy = _policy with { Windows = [new PhoneWindow(3, TimeSpan.FromHours(24))] };
        Reserve(1001);
        Reserve(1002);
        for (var i = 1; i <= Limits.ListedOtpsMax + 20; i++)
        {
            Assert.Equal(PhoneOutcome.Granted, Reserve(i).Outcome);
            Release(i);
            _now += PhonePolicy.ReleasePause;
        }

        Assert.Equal(PhoneOutcome.Granted, Reserve(1003).Outcome);
        Assert.Equal(PhoneOutcome.WindowFull, Reserve(1004).Outcome);
        Assert.Equal(Limits.ListedOtpsMax, _state.Places.Length);
        Assert.Equal([Samples.Otp(1001), Samples.Otp(1002), Samples.Otp(1003)], _state.Places.Where(static p => !p.Released).Select(static p => p.Otp));
    }

    [Fact]
    public void Reserve_WindowOf100_AllHundredCount()
    {
        _policy = _policy with { Windows = [new PhoneWindow(Limits.PhoneWindowCountMax, TimeSpan.FromHours(24))] };
        for (var i = 1; i <= Limits.PhoneWindowCountMax; i++)
        {
            Assert.Equal(PhoneOutcome.Granted, Reserve(i).Outcome);
            _now = _now.AddSeconds(1);
        }

        Assert.Equal(PhoneOutcome.WindowFull, Reserve(200).Outcome);
        _now = Samples.Noon.AddHours(24);
        Assert.Equal(PhoneOutcome.Granted, Reserve(200).Outcome);
        Assert.Equal(PhoneOutcome.WindowFull, Reserve(201).Outcome);
    }

    [Fact]
    public void Release_LongAfterItsSend_ThePauseIsKept()
    {
        Reserve(1);
        _now = _state.KeepUntil.AddSeconds(-1);
        Release(1);

        Assert.Equal(_now + PhonePolicy.ReleasePause, _state.KeepUntil);
    }

    [Fact]
    public void TakeHold_TwentyUnderWay_TheNextWaitsASecondUntilOneLapsesAt10S()
    {
        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal(PhoneOutcome.Granted, Hold(i).Outcome);
        }

        Assert.Equal((PhoneOutcome.BudgetHeld, TimeSpan.FromSeconds(1)), (Hold(21).Outcome, Hold(21).RetryAfter));
        _now = _now.AddSeconds(9.999);
        Assert.Equal(PhoneOutcome.BudgetHeld, Hold(21).Outcome);
        _now = _now.AddMilliseconds(1);
        Assert.Equal(PhoneOutcome.Granted, Hold(21).Outcome);
    }

    [Fact]
    public void TakeHold_AfterDrop_IsGranted()
    {
        for (var i = 1; i <= 20; i++)
        {
            Hold(i);
        }

        Ask(new PhoneCommand.DropHold(7));
        Assert.Equal(PhoneOutcome.Granted, Hold(21).Outcome);
    }

    [Fact]
    public void Charge_TwentyWrongIn24H_ChecksAndSendsAreRefusedUntilTheFirstIsADayOld()
    {
        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal(PhoneOutcome.Granted, Hold(i).Outcome);
            Ask(new PhoneCommand.Charge(Samples.Otp(i), 1, i));
            _now = _now.AddMinutes(1);
        }

        var refused = Hold(21);
        Assert.Equal((PhoneOutcome.BudgetSpent, TimeSpan.FromHours(24) - TimeSpan.FromMinutes(20)), (refused.Outcome, refused.RetryAfter));
        Assert.Equal(PhoneOutcome.BudgetSpent, Reserve(21).Outcome);
        _now = Samples.Noon.AddHours(24).AddMilliseconds(-1);
        Assert.Equal(PhoneOutcome.BudgetSpent, Hold(21).Outcome);
        _now = Samples.Noon.AddHours(24);
        Assert.Equal(PhoneOutcome.Granted, Hold(21).Outcome);
        Assert.Equal(PhoneOutcome.BudgetHeld, Hold(22).Outcome);
    }

    [Fact]
    public void Charge_SeveralTriesAtOnce_EachCountsOnce()
    {
        Ask(new PhoneCommand.Charge(Samples.Otp(1), 3, 0));
        Ask(new PhoneCommand.Charge(Samples.Otp(1), 2, 0));
        Ask(new PhoneCommand.Charge(Samples.Otp(2), 1, 0));

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1)], _state.WrongChecks.Select(static c => (c.Otp == Samples.Otp(1) ? 1 : 2, c.Try)));
    }

    [Theory]
    [InlineData(60, "phone_cooldown")]
    [InlineData(3600, "phone_hour")]
    [InlineData(86400, "phone_24h")]
    [InlineData(7200, "phone_2h")]
    [InlineData(600, "phone_10m")]
    [InlineData(90, "phone_90s")]
    [InlineData(1, "phone_1s")]
    public void Name_OfAWindow_SaysItsSpan(int seconds, string name) => Assert.Equal(name, new PhoneWindow(1, TimeSpan.FromSeconds(seconds)).Name);

    /// <summary>An OTP reports all its wrong tries with each new one: those that were forgiven stay so.</summary>
    [Fact]
    public void Clear_ThenAnotherWrongCheck_OnlyThatOneCounts()
    {
        _policy = _policy with { FailedChecks = 2 };
        Ask(new PhoneCommand.Charge(Samples.Otp(1), 2, 0));
        Assert.Equal(PhoneOutcome.BudgetSpent, Hold(1).Outcome);

        Assert.True(Ask(new PhoneCommand.Clear()).Save);
        Assert.False(Ask(new PhoneCommand.Clear()).Save);
        Assert.Equal(PhoneOutcome.Granted, Hold(2).Outcome);
        _now += Limits.LifetimeMax - TimeSpan.FromMilliseconds(1);
        Ask(new PhoneCommand.Charge(Samples.Otp(1), 3, 2));

        Assert.Equal(PhoneOutcome.Granted, Hold(3).Outcome);
        Ask(new PhoneCommand.Charge(Samples.Otp(1), 4, 3));
        Assert.Equal(PhoneOutcome.BudgetSpent, Hold(4).Outcome);
    }

    private PhoneDecision Reserve(int otp, ulong token = 0) => Ask(new PhoneCommand.Reserve(Samples.Otp(otp), token));

    private PhoneDecision Release(int otp, ulong token = 0) => Ask(new PhoneCommand.Release(Samples.Otp(otp), token));

    private PhoneDecision Hold(long number) => Ask(new PhoneCommand.TakeHold(number));

    private PhoneDecision Ask(PhoneCommand command)
    {
        var decision = PhoneMachine.Decide(_state, command, _policy, _now);
        _state = decision.State;
        return decision;
    }
}
