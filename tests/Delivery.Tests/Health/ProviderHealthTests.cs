using OtpActors.Delivery.Health;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Health;

public sealed class ProviderHealthTests
{
    private static readonly SendOutcome Taken = new SendOutcome.Accepted("1", true);
    private static readonly SendOutcome Lost = new SendOutcome.Unknown(UnknownReason.Timeout);
    private static readonly SendOutcome NoSession = new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "gone");

    private readonly ManualTime _clock = new();
    private int _phones;

    public static TheoryData<SendOutcome> Persons =>
    [
        new SendOutcome.Rejected(RejectionReason.NotOnChannel, "1"),
        new SendOutcome.RetryLater(TimeSpan.FromHours(1), FailureScope.Recipient, true, "1"),
        new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Recipient, "1"),
        new SendOutcome.Misconfigured(MisconfigurationReason.Region, FailureScope.Region, "1"),
        new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "1"),
        new SendOutcome.Misconfigured(MisconfigurationReason.Sender, FailureScope.Sender, "1"),
    ];

    [Theory]
    [MemberData(nameof(Persons))]
    public void Report_WhatConcernsNotTheProvider_NeverTripsIt(SendOutcome outcome)
    {
        var health = new ProviderHealth(false, _clock);

        for (var i = 0; i < 1_000; i++)
        {
            Assert.Null(Report(health, outcome));
        }

        Assert.True(health.CanTake);
    }

    [Fact]
    public void Report_FailuresInARow_Break()
    {
        var health = new ProviderHealth(false, _clock);

        for (var i = 1; i < HealthPolicy.FailuresInARow; i++)
        {
            Assert.Null(Report(health, Lost));
        }

        Assert.Equal(ProviderState.Broken, Report(health, Lost)!.State);
        Assert.False(health.CanTake);
        Assert.False(health.TryEnter());
    }

    [Fact]
    public void Report_OnePhoneOverAndOver_BreaksNothing()
    {
        var health = new ProviderHealth(false, _clock);

        for (var i = 0; i < 1_000; i++)
        {
            Assert.Null(health.Report(Lost, Number("+447700900123")));
        }

        Assert.True(health.CanTake);
    }

    [Fact]
    public void Report_HalfOfTheCallsFail_Breaks()
    {
        var health = new ProviderHealth(false, _clock);
        var calls = 0;
        while (health.Now.State == ProviderState.Up && ++calls < 100)
        {
            // Never three in a row.
            Report(health, calls % 3 == 0 ? Taken : Lost);
        }

        Assert.Equal(ProviderState.Broken, health.Now.State);
        Assert.InRange(calls, HealthPolicy.FailuresAmongThem, HealthPolicy.CallsWatched);
    }

    [Fact]
    public void TryEnter_BrokenForLongEnough_LetsOneTrialThrough()
    {
        var health = Broken();
        _clock.Advance(HealthPolicy.TrialAfter);

        Assert.True(health.CanTake);
        Assert.True(health.TryEnter());
        Assert.False(health.CanTake);
        Assert.False(health.TryEnter());
        Assert.Equal(ProviderState.Up, Report(health, Taken)!.State);
        Assert.True(health.TryEnter());
        Assert.True(health.TryEnter());
    }

    [Fact]
    public void TryEnter_TrialFails_WaitsTwiceAsLong()
    {
        var health = Broken();
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter());
        Report(health, Lost);

        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.False(health.TryEnter());
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter());
    }

    [Fact]
    public void Report_LateFailuresOfABrokenProvider_PutTheTrialOffNoFurther()
    {
        var health = Broken();

        for (var i = 0; i < 100; i++)
        {
            Report(health, Lost);
        }

        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter());
    }

    [Fact]
    public void TryEnter_TrialNeverComesBack_IsRepeated()
    {
        var health = Broken();
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter());

        _clock.Advance(HealthPolicy.TrialLease);
        Assert.True(health.TryEnter());
    }

    [Fact]
    public void Report_AskedToWait_PausesAsLong()
    {
        var health = new ProviderHealth(true, _clock);

        Assert.Equal(ProviderState.Paused, Report(health, new SendOutcome.RetryLater(TimeSpan.FromSeconds(7), FailureScope.Account, true, "429"))!.State);
        _clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(health.CanTake);
        Assert.False(health.TryProbe());
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(health.TryEnter());
    }

    [Fact]
    public void Report_SessionGone_IsOutUntilAProbeSucceeds()
    {
        var health = new ProviderHealth(true, _clock);

        Assert.Equal(new HealthSnapshot(ProviderState.Out, "Session (gone)", _clock.Now, MisconfigurationReason.Session), Report(health, NoSession));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.False(health.TryEnter());
        Assert.True(health.TryProbe());
        Assert.Null(health.ReportProbe(NoSession));
        Assert.False(health.TryProbe());
        _clock.Advance(HealthPolicy.OutTrialAfterMax);
        Assert.True(health.TryProbe());
        Assert.Equal(ProviderState.Up, health.ReportProbe(null)!.State);
        Assert.True(health.TryEnter());
    }

    private ProviderHealth Broken()
    {
        var health = new ProviderHealth(false, _clock);
        for (var i = 0; i < HealthPolicy.FailuresInARow; i++)
        {
            Report(health, Lost);
        }

        Assert.Equal(ProviderState.Broken, health.Now.State);
        return health;
    }

    /// <summary>Each call is for another phone.</summary>
    private HealthSnapshot? Report(ProviderHealth health, SendOutcome outcome) => health.Report(outcome, Number($"+4477009{_phones++:D5}"));

    private static PhoneNumber Number(string phone) => SampleMessage.Number(phone);
}
