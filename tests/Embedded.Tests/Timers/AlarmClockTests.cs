using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Embedded.Store;
using OtpActors.Embedded.Telemetry;
using OtpActors.Embedded.Timers;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Embedded.Tests.Timers;

public sealed class AlarmClockTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Ring_ExpiryComes_WithinTwoSeconds()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        var otp = await SendAsync(engine);
        engine.Time.Advance(Lifetime - TimeSpan.FromSeconds(1));
        Assert.Empty(engine.Alarm.Rung);
        engine.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(otp, await engine.Alarm.NextAsync());
    }

    [Fact]
    public async Task Ring_NoLongerWanted_NobodyIsRungNorRead()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        var otp = await SendAsync(engine);
        var canceled = await engine.Actors.AskAsync(otp, new OtpRequest.Apply(new OtpCommand.Cancel()));
        await canceled.Saved;
        engine.Time.Advance(TimeSpan.FromMinutes(4));

        Assert.Empty(engine.Alarm.Rung);
        Assert.Equal(0, engine.Engine.LiveActors);
    }

    [Fact]
    public async Task Ring_OverdueAfterRestart_RingsSoon()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        OtpId otp;
        await using (var first = await TestEngine.StartAsync(folder, time))
        {
            otp = await SendAsync(first);
        }

        time.Advance(TimeSpan.FromHours(1));
        await using var second = await TestEngine.StartAsync(folder, time);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(otp, await second.Alarm.NextAsync());
    }

    [Fact]
    public async Task Ring_StillToComeAfterRestart_RingsWhenItsTimeComes()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        OtpId otp;
        await using (var first = await TestEngine.StartAsync(folder, time))
        {
            otp = await SendAsync(first);
        }

        await using var second = await TestEngine.StartAsync(folder, time);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(second.Alarm.Rung);
        time.Advance(TimeSpan.FromSeconds(32));
        Assert.Equal(otp, await second.Alarm.NextAsync());
    }

    [Fact]
    public async Task Ring_Fails_IsTriedAgainUntilItDoesItsWork()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        var otp = await SendAsync(engine);
        engine.Alarm.OnRing = static _ => throw new InvalidOperationException("no");
        engine.Time.Advance(Lifetime + TimeSpan.FromSeconds(1));
        await engine.Alarm.NextAsync();
        engine.Alarm.OnRing = async id => await (await engine.Actors.AskAsync(id, new OtpRequest.Apply(new OtpCommand.Wake()))).Saved;
        await RungAgainAsync(engine);

        Assert.Equal(OtpPhase.Expired, (await engine.Actors.AskAsync(otp, OtpRequest.Read.Instance)).Answer.State!.Phase);
        var rung = engine.Alarm.Rung.Count;
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(rung, engine.Alarm.Rung.Count);
    }

    [Theory]
    [InlineData(ActorKind.Otp, 2)]
    [InlineData(ActorKind.Page, 30)]
    public async Task Ring_StillDueAfterwards_IsRungAgainAfterThePauseOfItsKind(ActorKind kind, int pause)
    {
        var ringing = new RecordingPages();
        await using var clock = Clock(kind, ringing, out var time);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, ringing.Rung);
        time.Advance(TimeSpan.FromSeconds(pause - 1.5));
        Assert.Equal(1, ringing.Rung);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, ringing.Rung);
    }

    /// <summary>What failed is not brought by anybody else.</summary>
    [Fact]
    public async Task Ring_OfAPageFails_IsRungAgainSoon()
    {
        var ringing = new RecordingPages { Fault = new OverloadedException("commit queue") };
        await using var clock = Clock(ActorKind.Page, ringing, out var time);

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(2, ringing.Rung);
    }

    [Fact]
    public async Task StopAsync_RingUnderWay_IsWaitedFor()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await TestEngine.StartAsync(folder);
        await SendAsync(engine);
        var ringing = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        engine.Alarm.OnRing = async id =>
        {
            ringing.SetResult();
            await goOn.Task;
            await (await engine.Actors.AskAsync(id, new OtpRequest.Apply(new OtpCommand.Wake()))).Saved;
        };
        engine.Time.Advance(Lifetime + TimeSpan.FromSeconds(1));
        await ringing.Task;
        var stopping = engine.Engine.StopAsync(CancellationToken.None);
        Assert.False(stopping.IsCompleted);
        goOn.SetResult();
        await stopping;
        await engine.Alarm.NextAsync();
    }

    /// <summary>A clock with one actor that is due and stays so.</summary>
    private static AlarmClock Clock(ActorKind kind, RecordingPages ringing, out ManualTime time)
    {
        time = new ManualTime();
        var (key, due) = (new ActorKey(kind, 7), time.Now.ToUnixTimeMilliseconds());
        var rows = new RowDirectory();
        rows.Set(key.Id, RowPlace.Of(1, due, 0, due));
        var metrics = new EmbeddedMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        var clock = new AlarmClock(kind, rows, new Alarms(ringing, ringing), time, metrics, NullLogger.Instance);
        clock.Set(key, due);
        clock.Start();
        return clock;
    }

    private sealed class RecordingPages : IAlarm, IPageAlarm
    {
        public int Rung { get; private set; }

        public Exception? Fault { get; init; }

        public ValueTask RingAsync(OtpId otp, CancellationToken cancellationToken) => Ring();

        public ValueTask RingAsync(PageKey page, CancellationToken cancellationToken) => Ring();

        private ValueTask Ring()
        {
            Rung++;
            return Fault is null ? ValueTask.CompletedTask : ValueTask.FromException(Fault);
        }
    }

    /// <summary>The failed ring is noted as such just after it ended; until then time may pass as it likes.</summary>
    private static async Task RungAgainAsync(TestEngine engine)
    {
        var next = engine.Alarm.NextAsync().AsTask();
        while (!next.IsCompleted)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await next;
    }

    /// <summary>An OTP that was delivered and waits for its deadline only.</summary>
    private static async Task<OtpId> SendAsync(TestEngine engine)
    {
        var id = engine.Names.DrawOtp(WorkspaceId.Default);
        Assert.True(PhoneNumber.TryParse("+4915112345678", out var phone));
        var draft = new OtpDraft(
            id, WorkspaceId.Default, phone, "login", "otp_verification", "en", Lifetime, 3, TimeSpan.FromHours(24), null, null, null, null,
            [new PlanStep(Channel.WhatsApp, TimeSpan.FromSeconds(10))]);
        var code = new CodeSpec("k1", 6, 0, 1, []);
        await engine.Actors.AskAsync(id, new OtpRequest.Apply(new OtpCommand.Create(draft, code, engine.Time.Now), Birth: true));
        await engine.Actors.AskAsync(id, new OtpRequest.Apply(new OtpCommand.Outcome(1, "sandbox", new SendOutcome.Accepted("m1", true))));
        var delivered = await engine.Actors.AskAsync(id, new OtpRequest.Apply(new OtpCommand.Receipt(1, ReceiptState.Delivered, null)));
        await delivered.Saved;
        return id;
    }
}
