using OtpActors.Grains.Tests.Redis;

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
}
