using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Webhooks;

/// <summary>An event is part of the OTP's state until the outboxes have it (A93).</summary>
public sealed class OtpReportTests
{
    private static readonly DateTimeOffset Noon = Samples.Noon;

    [Fact]
    public void Events_OfAnOtpThatReports_ArePendingUntilTheyAreConfirmed()
    {
        var otp = Sent(reports: true);
        Assert.True(otp.HasNews);
        Assert.Equal(Noon.AddSeconds(10), otp.ReportAt);

        otp = Decide(otp, new OtpCommand.Reported(1), Noon);
        Assert.False(otp.HasNews);
        Assert.Null(otp.ReportAt);

        otp = Decide(otp, new OtpCommand.Check(true, 0), Noon.AddSeconds(3));
        Assert.True(otp.HasNews);
        Assert.Equal(Noon.AddSeconds(13), otp.WakeAt);
    }

    [Fact]
    public void Events_OfAnOtpThatDoesNot_AskForNothing()
    {
        var otp = Sent(reports: false);

        Assert.False(otp.HasNews);
        Assert.Null(otp.ReportAt);
        Assert.NotNull(Decide(otp, new OtpCommand.Check(true, 0), Noon).KeepUntil);
    }

    [Fact]
    public void Wake_WhileNobodyConfirms_AsksAgainLater()
    {
        var otp = Decide(Sent(reports: true), new OtpCommand.Check(true, 0), Noon);

        var woken = Decide(otp, new OtpCommand.Wake(), Noon.AddSeconds(10));

        Assert.Equal(Noon.AddSeconds(20), woken.ReportAt);
        Assert.Same(woken, Decide(woken, new OtpCommand.Wake(), Noon.AddSeconds(19)));
    }

    [Fact]
    public void KeepUntil_WhileThereIsNews_IsNever()
    {
        var otp = Decide(Sent(reports: true), new OtpCommand.Check(true, 0), Noon);
        Assert.Null(otp.KeepUntil);

        Assert.Equal(Noon + otp.Draft.Retention, Decide(otp, new OtpCommand.Reported(2), Noon).KeepUntil);
    }

    /// <summary>A89: an outbox that is away keeps the record, and nobody who asks sees it for longer.</summary>
    [Fact]
    public void Seen_PastItsRetentionWhileThereIsNews_IsNothing_A89()
    {
        var otp = Decide(Sent(reports: true), new OtpCommand.Check(true, 0), Noon);
        var end = Noon + otp.Draft.Retention;

        Assert.Same(otp, OtpMachine.Seen(otp, end.AddTicks(-1)));
        Assert.Null(OtpMachine.Seen(otp, end));
        Assert.Null(otp.KeepUntil);
    }

    [Fact]
    public void Reported_LessOrMoreThanThereIs_MovesOnlyForward()
    {
        var otp = Decide(Sent(reports: true), new OtpCommand.Check(true, 0), Noon);

        Assert.Same(otp, Decide(otp, new OtpCommand.Reported(0), Noon));
        Assert.Equal(2, Decide(otp, new OtpCommand.Reported(99), Noon).ReportedEvents);
        Assert.Equal(2, Decide(Decide(otp, new OtpCommand.Reported(2), Noon), new OtpCommand.Reported(1), Noon).ReportedEvents);
    }

    [Fact]
    public void Reported_AtTheDeadline_RecordsTheExpiryFirst()
    {
        var otp = Decide(Sent(reports: true), new OtpCommand.Reported(1), Noon);

        var expired = Decide(otp, new OtpCommand.Reported(0), otp.ExpiresAt);

        Assert.Equal(OtpEventKind.Expired, expired.Events[^1].Kind);
        Assert.True(expired.HasNews);
        Assert.Equal(otp.ExpiresAt.AddSeconds(10), expired.ReportAt);
    }

    private static OtpState Sent(bool reports) =>
        Decide(Samples.Create(Samples.Draft([Samples.Step(Channel.Sms)]) with { Reports = reports }, Noon), new OtpCommand.Outcome(1, "p", Samples.Taken), Noon);

    private static OtpState Decide(OtpState state, OtpCommand command, DateTimeOffset now) =>
        OtpMachine.Decide(state, command, OtpPolicy.Standard, now)!.State;
}
