using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Telemetry;
using OtpActors.Delivery.Tests.Sandbox;
using OtpActors.Domain.Deliveries;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Receipts;

public sealed class ReceiptPollerTests : IReceiptPoll, IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ManualTime _clock = new();
    private readonly RecordingSink _sink = new();
    private readonly Following _following = new(NullLogger<Following>.Instance);
    private readonly ReceiptPoller _poller;
    private readonly List<DateTimeOffset> _asked = [];
    private Func<ReceiptState?> _says = static () => null;

    public ReceiptPollerTests() => _poller = new ReceiptPoller(
        () => _sink, _following, _clock, new DeliveryMetrics(_services.GetRequiredService<IMeterFactory>()), NullLogger<ReceiptPoller>.Instance);

    public void Dispose()
    {
        _poller.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Expect_NothingNew_IsAskedOftenThenSeldomThenNoMore()
    {
        var start = _clock.Now;
        Expect();

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(ReceiptPoller.Schedule, _asked.Select(at => at - start));
        Assert.Empty(_sink.Receipts);
    }

    [Fact]
    public void Expect_SentThenDelivered_ReportsBothAndStops()
    {
        _says = () => _asked.Count < 3 ? ReceiptState.Sent : ReceiptState.Delivered;
        Expect();

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([ReceiptState.Sent, ReceiptState.Sent, ReceiptState.Delivered], _sink.Receipts.Select(static r => r.State));
        Assert.All(_sink.Receipts, static r => Assert.Equal((SampleMessage.Otp, 2), (r.Otp, r.Attempt)));
    }

    [Fact]
    public void Expect_TooMuchFollowsAlready_AsksOnceThereIsRoom()
    {
        var underWay = Enumerable.Range(0, Following.Max).Select(static _ => new TaskCompletionSource()).ToList();
        underWay.ForEach(u => _following.Add("test", u.Task));

        Expect();
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_asked);
        underWay[0].SetResult();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(_asked);
    }

    [Fact]
    public void Expect_QuestionFails_IsAskedAgain()
    {
        _says = () => _asked.Count == 1 ? throw new IOException("gone") : ReceiptState.Failed;
        Expect();

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, _asked.Count);
        Assert.Equal(ReceiptState.Failed, Assert.Single(_sink.Receipts).State);
    }

    [Fact]
    public void Expect_MoreThanCanWait_AreLeftOut()
    {
        for (var i = 0; i < ReceiptPoller.WaitingMax + 100; i++)
        {
            Expect();
        }

        _says = static () => ReceiptState.Delivered;
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(ReceiptPoller.WaitingMax, _sink.Receipts.Count);
    }

    /// <summary>A failed message's next channel takes its time; others are asked after meanwhile.</summary>
    [Fact]
    public void Expect_WhatFollowsTakesLong_HoldsUpNoQuestion()
    {
        var following = new TaskCompletionSource();
        _sink.Answer = () => new(following.Task);
        _says = static () => ReceiptState.Failed;
        for (var i = 0; i < 2 * ReceiptPoller.UnderWayMax; i++)
        {
            Expect();
        }

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(2 * ReceiptPoller.UnderWayMax, _sink.Receipts.Count);
        following.SetException(new IOException("gone"));
    }

    public ValueTask<ProviderReceipt?> AskAsync(string messageId, CancellationToken cancellationToken)
    {
        _asked.Add(_clock.Now);
        return new(_says() is { } state ? new ProviderReceipt(null, messageId, state) : null);
    }

    private void Expect() => _poller.Expect("a", this, SampleMessage.Otp, 2, "m");
}
