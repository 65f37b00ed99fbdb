using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Grains.Tests.Watches;

/// <summary>Ends and fallbacks come to pass although nobody asks for them and the silo that knew of them is gone.</summary>
public sealed class WatchTests
{
    /// <summary>How long, in real time, to wait for what follows from one step of the clock. Reached at steps from which nothing follows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task Expiry_NobodyAsks_IsStoredWithinNinetySecondsExactlyOnce()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var sent = await rig.SentAsync("+99910000001", r => r with { ExpiresIn = TimeSpan.FromSeconds(60) });

        var at = await StoredAtAsync(rig, sent.Otp, static s => s.Phase == OtpPhase.Expired);

        Assert.True(at <= sent.ExpiresAt + TimeSpan.FromSeconds(90), $"Stored at {at:T}, expired at {sent.ExpiresAt:T}.");
        Assert.Single(rig.Stored(sent.Otp)!.Events, static e => e.Kind == OtpEventKind.Expired);
    }

    [Fact]
    public async Task Expiry_EverySiloDiedMeanwhile_IsStoredWithinNinetySecondsExactlyOnce_A113()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var sent = await rig.SentAsync("+99910000001", r => r with { ExpiresIn = TimeSpan.FromSeconds(60) });
        await rig.RestartAsync();

        var at = await StoredAtAsync(rig, sent.Otp, static s => s.Phase == OtpPhase.Expired);

        Assert.True(at <= sent.ExpiresAt + TimeSpan.FromSeconds(90), $"Stored at {at:T}, expired at {sent.ExpiresAt:T}.");
        Assert.Single(rig.Stored(sent.Otp)!.Events, static e => e.Kind == OtpEventKind.Expired);
    }

    [Fact]
    public async Task Fallback_EverySiloDiedMeanwhile_IsMadeUpFor()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var sent = await rig.SentAsync("+99931000001");
        await rig.RestartAsync();

        var at = await StoredAtAsync(rig, sent.Otp, static s => s.Delivery.FellBack);

        Assert.True(at <= rig.Stored(sent.Otp)!.CreatedAt + TimeSpan.FromSeconds(100), $"The fallback came at {at:T}.");
        Assert.Single(rig.Stored(sent.Otp)!.Events, static e => e.Kind == OtpEventKind.SmsFallback);
    }

    [Fact]
    public async Task Watch_AllSettled_LeavesNoPageAndNoReminder_A89()
    {
        await using var rig = await ClusterRig.StartedAsync();
        for (var i = 0; i < 300; i++)
        {
            var phone = $"+9991{1_000_000 + i}";
            var sent = await rig.SentAsync(phone);
            await rig.CheckAsync(sent.Otp, rig.Received(phone));
        }

        Assert.NotEmpty(rig.Store.Keys("watch"));
        for (var i = 0; i < 12 && rig.Store.Keys("watch").Count + rig.Reminders.Count > 0; i++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(10));
            await SettleAsync(() => rig.Store.Keys("watch").Count + rig.Reminders.Count == 0);
        }

        Assert.Empty(rig.Store.Keys("watch"));
        Assert.Equal(0, rig.Reminders.Count);
    }

    /// <summary>Moves the clock in small steps until the record looks as expected.</summary>
    private static async Task<DateTimeOffset> StoredAtAsync(ClusterRig rig, OtpId otp, Func<OtpState, bool> expected)
    {
        for (var step = 0; step < 80; step++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(5));
            await SettleAsync(() => expected(rig.Stored(otp)!));
            if (expected(rig.Stored(otp)!))
            {
                return rig.Clock.Now;
            }
        }

        throw new InvalidOperationException($"It never came to pass; the record says {rig.Stored(otp)!.Phase}.");
    }

    private static async Task SettleAsync(Func<bool> done)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!done() && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Yield();
        }
    }
}
