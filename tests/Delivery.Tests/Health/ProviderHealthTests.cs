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
        Assert.False(health.TryEnter(out _));
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
        Assert.True(health.TryEnter(out _));
        Assert.False(health.CanTake);
        Assert.False(health.TryEnter(out _));
        Assert.Equal(ProviderState.Up, Report(health, Taken)!.State);
        Assert.True(health.TryEnter(out _));
        Assert.True(health.TryEnter(out _));
    }

    [Fact]
    public void TryEnter_TrialFails_WaitsTwiceAsLong()
    {
        var health = Broken();
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter(out _));
        Report(health, Lost);

        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.False(health.TryEnter(out _));
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter(out _));
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
        Assert.True(health.TryEnter(out _));
    }

    [Fact]
    public void TryEnter_TrialNeverComesBack_IsRepeated()
    {
        var health = Broken();
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter(out _));

        _clock.Advance(HealthPolicy.TrialLease);
        Assert.True(health.TryEnter(out _));
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
        Assert.True(health.TryEnter(out _));
    }

    [Fact]
    public void Report_SessionGone_IsOutUntilAProbeSucceeds()
    {
        var health = new ProviderHealth(true, _clock);

        Assert.Equal(new HealthSnapshot(ProviderState.Out, "Session (gone)", _clock.Now, MisconfigurationReason.Session), Report(health, NoSession));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.False(health.TryEnter(out _));
        Assert.True(health.TryProbe());
        Assert.Null(health.ReportProbe(NoSession));
        Assert.False(health.TryProbe());
        _clock.Advance(HealthPolicy.OutTrialAfterMax);
        Assert.True(health.TryProbe());
        Assert.Equal(ProviderState.Up, health.ReportProbe(null)!.State);
        Assert.True(health.TryEnter(out _));
    }

    [Fact]
    public void Report_LateSuccessOfABrokenProvider_EndsNothing()
    {
        var health = Broken();

        Assert.Null(Report(health, Taken));
        Assert.False(health.CanTake);
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter(out _));
        Assert.Equal(ProviderState.Up, Report(health, Taken)!.State);
    }

    [Fact]
    public void Report_LateSuccessWhileOut_EndsNothing()
    {
        var health = new ProviderHealth(false, _clock);
        Report(health, NoSession);

        Assert.Null(Report(health, Taken));
        Assert.False(health.CanTake);
    }

    [Fact]
    public void Report_LateSuccessDuringAPause_EndsNothing()
    {
        var health = new ProviderHealth(false, _clock);
        Report(health, TooFast(7));

        Assert.Null(Report(health, Taken));
        Assert.False(health.CanTake);
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.True(health.TryEnter(out _));
        Report(health, TooFast(7));
        Assert.Null(Report(health, Taken));
        Assert.Equal(ProviderState.Paused, health.Now.State);
    }

    [Fact]
    public void ReportProbe_BegunBeforeThePause_EndsNothing()
    {
        var health = new ProviderHealth(true, _clock);
        Report(health, TooFast(7));

        Assert.Null(health.ReportProbe(null));
        Assert.False(health.CanTake);
    }

    [Fact]
    public void ReportProbe_LateMessagesMeanwhile_DoNotDecideTheTrial()
    {
        var health = new ProviderHealth(true, _clock);
        Report(health, NoSession);
        _clock.Advance(HealthPolicy.OutTrialAfter);
        Assert.True(health.TryProbe());

        Assert.Null(Report(health, Taken));
        Assert.Null(Report(health, Lost));
        Assert.Equal(ProviderState.Up, health.ReportProbe(null)!.State);
    }

    [Theory]
    [MemberData(nameof(Persons))]
    public void ReportProbe_FaultThatConcernsNotTheProvider_KeepsTheStateAndPutsTheTrialOff(SendOutcome fault)
    {
        var health = new ProviderHealth(true, _clock);
        Report(health, NoSession);
        _clock.Advance(HealthPolicy.OutTrialAfter);
        Assert.True(health.TryProbe());

        Assert.Null(health.ReportProbe(fault));
        Assert.Equal(ProviderState.Out, health.Now.State);
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.False(health.TryProbe());
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryProbe());
    }

    [Fact]
    public void GiveBack_TrialThatWasNotMade_IsTheNextMessages()
    {
        var health = Broken();
        _clock.Advance(HealthPolicy.TrialAfter);
        Assert.True(health.TryEnter(out var trial));
        Assert.True(trial);

        health.GiveBack();

        Assert.True(health.TryEnter(out trial));
        Assert.True(trial);
        Report(health, Taken);
        Assert.True(health.TryEnter(out trial));
        Assert.False(trial);
    }

    private static SendOutcome.RetryLater TooFast(int seconds) => new(TimeSpan.FromSeconds(seconds), FailureScope.Account, true, "429");

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
