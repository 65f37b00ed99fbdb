using System.Text.Json;
using OtpActors.Grains.Tests.Redis;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Silo.Tests;

/// <summary>Real processes on a real Redis.</summary>
public sealed class ClusterTests
{
    [RedisFact]
    public async Task Roles_ASiloAndAFrontEnd_ServeTogether()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var silo = await SiloProcess.ReadyAsync(["--roles", "silo"], SiloProcess.Cluster(redis.Address));
        await using var api = await SiloProcess.ReadyAsync(["--roles", "api"], SiloProcess.Cluster(redis.Address));

        var otp = await api.SentAsync("+99910000001");
        var code = await api.CodeAsync("+99910000001");
        var (_, verified) = await api.PostAsync("/v1/otp/verify", $$"""{"otp_id":"{{otp}}","code":"{{code}}"}""");
        var (again, _) = await api.PostAsync("/v1/otp/verify", $$"""{"otp_id":"{{otp}}","code":"{{code}}"}""");

        Assert.True(verified.GetProperty("valid").GetBoolean());
        Assert.Equal(422, again);
        Assert.Equal(404, (await silo.GetAsync("/v1/otp/" + otp)).Status);
    }

    /// <summary>A key that a front end makes or revokes opens, or does not, on every other process within 5 s; so do settings.</summary>
    [RedisFact]
    public async Task Admin_AtAFrontEnd_ActsEverywhereWithinFiveSeconds()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var silo = await SiloProcess.ReadyAsync([], SiloProcess.Cluster(redis.Address));
        await using var api = await SiloProcess.ReadyAsync(["--roles", "api"], SiloProcess.Cluster(redis.Address));

        await api.AdminAsync(HttpMethod.Post, "/workspaces", """{"id":"shop","countries":["DE"],"per_second":0}""");
        var (_, made) = await api.AdminAsync(HttpMethod.Post, "/workspaces/shop/keys", """{"scopes":["send"]}""");
        var key = made.GetProperty("key").GetString()!;
        Assert.Equal(402, (await api.SendAsync("+4915112345678", key)).Status);
        Assert.Equal(403, (await api.SendAsync("+33612345678", key)).Status);
        Assert.Equal(200, (await api.AdminAsync(HttpMethod.Post, "/workspaces/shop/credits", """{"amount":10}""")).Status);
        Assert.Equal(200, (await api.SendAsync("+4915112345678", key)).Status);
        await UntilAsync(() => silo.SendAsync("+4915112345679", key), 200);

        await silo.AdminAsync(HttpMethod.Delete, $"/workspaces/shop/keys/{made.GetProperty("key_id").GetString()}");

        Assert.Equal(401, (await silo.SendAsync("+4915112345670", key)).Status);
        await UntilAsync(() => api.SendAsync("+4915112345670", key), 401);
        Assert.Contains("key.revoke", (await api.AdminAsync(HttpMethod.Get, "/audit")).Json.ToString(), StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task FrontEnd_WithAnotherPhoneKeyThanTheSilos_IsRefused()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var silo = await SiloProcess.ReadyAsync([], SiloProcess.Cluster(redis.Address));

        var other = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
        var (exit, told) = await SiloProcess.EndedAsync(["--roles", "api"], [.. SiloProcess.Cluster(redis.Address), ("OtpActors__PhoneKey", other)]);

        Assert.Equal(1, exit);
        Assert.Contains("OtpActors__PhoneKey", told, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task FrontEnd_NoSiloLeft_IsNotReady_A110()
    {
        await using var redis = await RedisServer.StartAsync();
        var place = SiloProcess.Cluster(redis.Address);
        await using var silo = await SiloProcess.ReadyAsync(["--roles", "silo"], place);
        await using var api = await SiloProcess.ReadyAsync(["--roles", "api"], SiloProcess.Cluster(redis.Address));

        await silo.KillAsync();
        var started = TimeProvider.System.GetTimestamp();
        while (await api.StatusAsync("/healthz/ready") != 503)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "It stayed ready.");
        }

        Assert.Equal(200, await api.StatusAsync("/healthz/live"));
        await using var next = await SiloProcess.ReadyAsync(["--roles", "silo"], place);
        while (await api.StatusAsync("/healthz/ready") != 200)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(120), "It never became ready again.");
        }
    }

    private static async Task UntilAsync(Func<Task<(int Status, JsonElement Json)>> ask, int status)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await ask() is var (told, json) && told != status)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5), $"{told} {json}");
        }
    }

    [RedisFact]
    public async Task Kill_WhatWasAnswered_IsThereForTheNextSilo_A92()
    {
        await using var redis = await RedisServer.StartAsync();
        var settings = SiloProcess.Cluster(redis.Address);
        string live;
        string done;
        string code;
        await using (var silo = await SiloProcess.ReadyAsync([], settings))
        {
            live = await silo.SentAsync("+99910000001");
            code = await silo.CodeAsync("+99910000001");
            done = await silo.SentAsync("+99910000002");
            await silo.PostAsync("/v1/otp/verify", $$"""{"otp_id":"{{done}}","code":"{{await silo.CodeAsync("+99910000002")}}"}""");
            await silo.KillAsync();
        }

        await using var next = await SiloProcess.ReadyAsync([], settings);

        Assert.Equal("verified", (await next.GetAsync("/v1/otp/" + done)).Json.GetProperty("status").GetString());
        Assert.Equal(429, (await next.PostAsync("/v1/otp/send", """{"phone":"+99910000001"}""")).Status);
        Assert.True((await next.PostAsync("/v1/otp/verify", $$"""{"otp_id":"{{live}}","code":"{{code}}"}""")).Json.GetProperty("valid").GetBoolean());
    }

    /// <summary>Nobody asks for the OTP before the fallback must have happened, so that asking cannot cause it.</summary>
    [RedisFact]
    public async Task Kill_BeforeTheFallback_ItHappensOnceWithinNinetySeconds()
    {
        await using var redis = await RedisServer.StartAsync();
        var settings = SiloProcess.Cluster(redis.Address);
        await using var doomed = await SiloProcess.ReadyAsync([], settings);
        var otp = await doomed.SentAsync("+99931000001");
        await doomed.KillAsync();

        await using var next = await SiloProcess.ReadyAsync([], settings);
        var started = TimeProvider.System.GetTimestamp();
        while ((await next.GetAsync("/sandbox/messages?phone=%2B99931000001")).Json.GetArrayLength() == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(100), "The fallback never came.");
        }

        var (_, json) = await next.GetAsync("/v1/otp/" + otp);
        Assert.True(json.GetProperty("fallback_used").GetBoolean());
        Assert.Equal(2, json.GetProperty("deliveries").GetArrayLength());
        Assert.Equal(1, (await next.GetAsync("/sandbox/messages?phone=%2B99931000001")).Json.GetArrayLength());
    }

    /// <summary>The receiver is down while the silo that has the event dies; the next one tries again by itself.</summary>
    [RedisFact]
    public async Task Kill_WhileAWebhookWaits_TheNextSiloBringsIt_A93()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 500);
        var settings = ((string Name, string Value)[])[.. SiloProcess.Cluster(redis.Address), ("OtpActors__Webhooks__AllowPrivate", "true")];
        await using var doomed = await SiloProcess.ReadyAsync([], settings);
        Assert.Equal(201, (await doomed.PostAsync("/v1/webhooks", $$"""{"url":"{{receiver.Url}}"}""")).Status);
        await doomed.PostAsync("/v1/whatsapp/otp/send", """{"phone":"+99930000001"}""");
        var first = await receiver.NextAsync();
        await doomed.KillAsync();
        var tries = receiver.All.Count;

        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 204);
        await using var next = await SiloProcess.ReadyAsync([], settings);
        var started = TimeProvider.System.GetTimestamp();
        while (receiver.All.Count == tries)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(150), "The event never came again.");
            await next.StatusAsync("/healthz/live");
        }

        Assert.Equal(("otp.sent", first.Id), (receiver.All[^1].Event, receiver.All[^1].Id));
    }
}
