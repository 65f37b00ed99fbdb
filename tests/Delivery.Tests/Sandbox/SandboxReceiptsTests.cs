using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Delivery.Sandbox;
using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Sandbox;

public sealed class SandboxReceiptsTests : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    private readonly ManualTime _time = new();
    private readonly RecordingSink _sink = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<DeliveryMetrics>().BuildServiceProvider();
    private readonly SandboxReceipts _receipts;
    private readonly List<string> _dropped = [];
    private readonly MeterListener _listener = new();

    public SandboxReceiptsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "otpactors.delivery.receipts_dropped")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _dropped.Add($"{tags[0].Value}"));
        _listener.Start();
        _receipts = new SandboxReceipts(
            Delay, () => _sink, _time, _services.GetRequiredService<DeliveryMetrics>(), NullLogger<SandboxReceipts>.Instance);
    }

    [Fact]
    public void Expect_Many_UsesOneTimer()
    {
        for (var i = 1; i <= 1_000; i++)
        {
            _receipts.Expect(new OtpId((UInt128)i), 1);
        }

        Assert.Equal(1, _time.TimersSet);
    }

    [Fact]
    public void Expect_ALittleApart_EachIsReportedWithin5MsOfItsTime()
    {
        for (var i = 1; i <= 100; i++)
        {
            _receipts.Expect(new OtpId((UInt128)i), 1);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _time.Advance(TimeSpan.FromMilliseconds(99));
        for (var due = 0; due < 100; due++)
        {
            Assert.InRange(_sink.Receipts.Count, due - 4, due);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(Enumerable.Range(1, 100).Select(static i => (UInt128)i), _sink.Receipts.Select(static r => r.Otp.Value));
    }

    [Fact]
    public void Expect_EngineIsSlow_NoMoreThanTheBoundIsUnderWay()
    {
        var engine = new TaskCompletionSource();
        _sink.Answer = () => new ValueTask(engine.Task);
        for (var i = 0; i < SandboxReceipts.UnderWayMax + 50; i++)
        {
            _receipts.Expect(SampleMessage.Otp, 1);
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(SandboxReceipts.UnderWayMax, _sink.Receipts.Count);

        engine.SetResult();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(SandboxReceipts.UnderWayMax + 50, _sink.Receipts.Count);
    }

    [Fact]
    public void Expect_QueueIsFull_TheRestIsDroppedAndCounted()
    {
        for (var i = 0; i < SandboxReceipts.WaitingMax + 3; i++)
        {
            _receipts.Expect(SampleMessage.Otp, 1);
        }

        Assert.Equal(["sandbox", "sandbox", "sandbox"], _dropped);
        _time.Advance(Delay);
        Assert.Equal(SandboxReceipts.WaitingMax, _sink.Receipts.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Expect_EngineRefusesOne_TheNextOnesGoOn(bool later)
    {
        _sink.Answer = later
            ? static () => ValueTask.FromException(new StorageUnavailableException("The disk is full."))
            : static () => throw new OverloadedException("queue");
        _receipts.Expect(new OtpId(1), 1);
        _time.Advance(Delay);
        _sink.Answer = static () => ValueTask.CompletedTask;
        _receipts.Expect(new OtpId(2), 1);
        _time.Advance(Delay);

        Assert.Equal([1, 2], _sink.Receipts.Select(static r => (int)r.Otp.Value));
        Assert.Single(_dropped);
    }

    [Fact]
    public void Dispose_SomeWait_NothingIsReportedAnyMore()
    {
        _receipts.Expect(SampleMessage.Otp, 1);
        _receipts.Dispose();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(_sink.Receipts);
        Assert.Equal(0, _time.TimersSet);
    }

    public void Dispose()
    {
        _receipts.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }
}
