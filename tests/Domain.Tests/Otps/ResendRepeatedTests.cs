using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Domain.Tests.Otps;

/// <summary>A resend is named by its token: repeated, it sends nothing again, whatever came after it (found by simulation).</summary>
public sealed class ResendRepeatedTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<PlanStep> Steps = [new PlanStep(Channel.Sms, TimeSpan.FromSeconds(10))];

    [Fact]
    public void Resend_RepeatedAtOnce_StartsNothing()
    {
        var first = Resend(Created(), 7);

        Assert.NotNull(first.Start);
        Assert.Null(Resend(first.State, 7).Start);
    }

    [Fact]
    public void Resend_RepeatedAfterAnotherOne_StartsNothing()
    {
        var second = Resend(Resend(Created(), 7).State, 8);

        var repeated = Resend(second.State, 7);

        Assert.Null(repeated.Start);
        Assert.Same(second.State, repeated.State);
    }

    private static OtpState Created()
    {
        Assert.True(PhoneNumber.TryParse("+4915112345000", out var phone));
        var draft = new OtpDraft(
            new OtpId(1), WorkspaceId.Default, phone, "login", "t", "en", TimeSpan.FromSeconds(300), 3, TimeSpan.FromHours(24), null, null, null, null, Steps);
        return OtpMachine.Decide(null, new OtpCommand.Create(draft, new CodeSpec("k", 6, 0, 1, []), Noon), OtpPolicy.Standard, Noon)!.State;
    }

    private static OtpDecision Resend(OtpState state, ulong token) =>
        OtpMachine.Decide(state, new OtpCommand.Resend(Steps, false, token, Noon), OtpPolicy.Standard, Noon.AddSeconds(1))!;
}
