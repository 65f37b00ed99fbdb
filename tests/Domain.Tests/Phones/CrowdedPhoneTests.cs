using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;

namespace OtpActors.Domain.Tests.Phones;

/// <summary>The list of sends is capped for searches, but never at the cost of a window.</summary>
public sealed class CrowdedPhoneTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reserve_BehindManySendsThatWentNowhere_TheWindowStillHolds()
    {
        var policy = new PhonePolicy([new PhoneWindow(2, TimeSpan.FromHours(24))], 20, TimeSpan.FromHours(24));
        var state = Decide(PhoneState.Empty, new PhoneCommand.Reserve(new OtpId(1), 0), policy, 0).State;
        for (var i = 2; i <= 150; i++)
        {
            state = Decide(state, new PhoneCommand.Reserve(new OtpId((UInt128)i), 0), policy, i * 10).State;
            state = Decide(state, new PhoneCommand.Release(new OtpId((UInt128)i), 0), policy, i * 10).State;
        }

        Assert.Equal(PhoneOutcome.Granted, Decide(state, new PhoneCommand.Reserve(new OtpId(900), 0), policy, 2_000).Outcome);
        state = Decide(state, new PhoneCommand.Reserve(new OtpId(900), 0), policy, 2_000).State;

        Assert.Equal(PhoneOutcome.WindowFull, Decide(state, new PhoneCommand.Reserve(new OtpId(901), 0), policy, 2_010).Outcome);
        Assert.True(state.Places.Length <= Limits.ListedOtpsMax + 1);
    }

    /// <summary>An OTP is searched for and erased by its send's place; a resend's says nothing more.</summary>
    [Fact]
    public void Reserve_ManyResends_DoNotCrowdOutSends()
    {
        var policy = new PhonePolicy([], 20, TimeSpan.FromHours(24));
        var state = PhoneState.Empty;
        for (var i = 1; i <= 100; i++)
        {
            state = Decide(state, new PhoneCommand.Reserve(new OtpId((UInt128)i), 0), policy, i * 10).State;
            state = Decide(state, new PhoneCommand.Reserve(new OtpId((UInt128)i), 7), policy, (i * 10) + 5).State;
        }

        Assert.Equal(100, state.Places.Select(static p => p.Otp).Distinct().Count());
        Assert.Equal(Limits.ListedOtpsMax, state.Places.Length - state.Places.Count(static p => p.Token != 0));
    }

    [Fact]
    public void Reserve_RetentionWasLowered_KeepsWhatIsStillKept()
    {
        var month = new PhonePolicy([], 20, TimeSpan.FromDays(30));
        var day = month with { ListedFor = TimeSpan.FromDays(1) };
        const int Day = 86_400;
        var state = Decide(PhoneState.Empty, new PhoneCommand.Reserve(new OtpId(1), 0), month, 0).State;
        for (var i = 2; i <= 29; i++)
        {
            state = Decide(state, new PhoneCommand.Reserve(new OtpId((UInt128)i), 0), day, i * Day).State;
            Assert.Contains(state.Places, static p => p.Otp == new OtpId(1));
        }

        for (var i = 31; i <= 34; i++)
        {
            state = Decide(state, new PhoneCommand.Reserve(new OtpId((UInt128)i), 0), day, i * Day).State;
        }

        Assert.InRange(state.Places.Length, 1, 2);
    }

    private static PhoneDecision Decide(PhoneState state, PhoneCommand command, PhonePolicy policy, int second) =>
        PhoneMachine.Decide(state, command, policy, Noon.AddSeconds(second));
}
