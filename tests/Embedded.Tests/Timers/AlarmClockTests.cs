using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
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
