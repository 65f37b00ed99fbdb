using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Records;
using OtpActors.Grains.Webhooks;
using OtpActors.Grains.Wire;

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

    /// <summary>Pages are looked at from the last to the first: one whose OTP cannot be read must not keep those before it.</summary>
    [Fact]
    public async Task Expiry_AnotherOfItsWatchCannotBeRead_ComesAllTheSame_A99()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var sent = new List<OtpId>();
        for (var i = 0; i < 300; i++)
        {
            sent.Add((await rig.SentAsync($"+9991{1_000_000 + i}", r => r with { ExpiresIn = TimeSpan.FromSeconds(60) })).Otp);
        }

        await rig.RestartAsync();
        rig.Store.Change("otp/" + OrleansRecordStore.Key(sent[^1].Value).Key, static _ => [1]);

        var at = await StoredAtAsync(rig, sent[0], static s => s.Phase == OtpPhase.Expired);

        Assert.True(at <= rig.Stored(sent[0])!.ExpiresAt + TimeSpan.FromSeconds(90), $"Stored at {at:T}.");
    }

    /// <summary>An answer that could not be told, because no watch could be written, leaves an OTP that is watched all the same in a moment.</summary>
    [Fact]
    public async Task Send_WatchCouldNotBeWritten_IsWatchedSoonAfter()
    {
        await using var rig = await ClusterRig.StartedAsync();
        rig.Store.Before = static (operation, key) =>
        {
            if (operation == "write" && key.StartsWith("watch/", StringComparison.Ordinal))
            {
                throw new IOException("The store is away.");
            }
        };
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rig.SendAsync("+99930000001"));
        rig.Store.Before = null;
        Assert.Single(rig.Store.Keys("otp"));

        for (var i = 0; i < 5 && rig.Store.Keys("watch").Count == 0; i++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync(() => rig.Store.Keys("watch").Count > 0);
        }

        Assert.NotEmpty(rig.Store.Keys("watch"));
    }

    /// <summary>Who was told to enter a page into a watch may have died before he did: after a while the next one is told, too.</summary>
    [Fact]
    public async Task Page_AskedAgainLater_IsEnteredAgain()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var actor = rig.Services.GetRequiredService<PageActor>();
        var page = rig.Services.GetRequiredService<IGrainFactory>().GetGrain<IPageGrain>(ActorGrainKey.Of((UInt128)11 << 90 | 17));
        var add = new PageRequest.Apply(new PageCommand.Add(
            new PageAddress(WorkspaceId.Default, new EndpointId(5), 1, 0), [new WebhookEvent(new OtpId(7), 1, OtpEventKind.Sent, rig.Clock.Now, Channel.Sms)], 1));
        async Task<DateTimeOffset?> AskAsync() => (await page.AskAsync(new Parcel(Letter.Of<PageRequest>(add, actor.WriteRequest)))).WatchAt;

        var first = await AskAsync();
        var atOnce = await AskAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.NotNull(first);
        Assert.Null(atOnce);
        Assert.NotNull(await AskAsync());
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
