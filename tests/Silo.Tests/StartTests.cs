using OtpActors.Grains.Tests.Redis;

namespace OtpActors.Silo.Tests;

/// <summary>The executable as a stranger meets it.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task ThrowAway_SaysSoLoudlyAndServes()
    {
        await using var silo = await SiloProcess.ReadyAsync([], ("OtpActors__BootstrapKey", SiloProcess.Key));

        var otp = await silo.SentAsync("+99910000001");
        var (_, verified) = await silo.PostAsync("/v1/otp/verify", $$"""{"otp_id":"{{otp}}","code":"{{await silo.CodeAsync("+99910000001")}}"}""");

        Assert.True(verified.GetProperty("valid").GetBoolean());
        Assert.Contains("THROW-AWAY", silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("99910000001", silo.Output, StringComparison.Ordinal);
        Assert.Equal(0, await silo.StopAsync());
    }

    [Fact]
    public async Task ThrowAway_WithoutAKey_PrintsTheOneItMade()
    {
        await using var silo = await SiloProcess.ReadyAsync([]);

        Assert.Contains("Bearer oat_", silo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_WithoutSecrets_IsRefusedWithAWayOutForEach()
    {
        var (exit, told) = await SiloProcess.EndedAsync([], ("OtpActors__Redis", "127.0.0.1:1"));

        Assert.Equal(1, exit);
        foreach (var name in (string[])["OtpActors__PhoneKey", "OtpActors__CodeKeys__0", "OtpActors__BootstrapKey", "openssl rand"])
        {
            Assert.Contains(name, told, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }

    /// <summary>A silo that was told of no provider must not swallow its part of the cluster's messages.</summary>
    [Theory]
    [InlineData("OtpActors__Sandbox", "")]
    [InlineData("OtpActors__Silo__Address", "0.0.0.0")]
    [InlineData("OtpActors__Silo__GatewayPort", "same")]
    [InlineData("OtpActors__Redis", "ssl=true")]
    public async Task Cluster_FaultySetting_IsRefusedWithAWayOut(string name, string value)
    {
        var settings = SiloProcess.Cluster("127.0.0.1:1");
        var port = settings.Single(static s => s.Name == "OtpActors__Silo__Port").Value;
        var faulty = settings.Where(s => s.Name != name).Append((name, value == "same" ? port : value));

        var (exit, told) = await SiloProcess.EndedAsync(["--roles", "silo"], [.. faulty]);

        Assert.Equal(1, exit);
        Assert.Contains(name, told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_WithoutRedis_AreRefused()
    {
        var (exit, told) = await SiloProcess.EndedAsync(["--roles", "api"]);

        Assert.Equal(1, exit);
        Assert.Contains("OtpActors__Redis", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_RedisAway_IsToldWithAWayOut()
    {
        var (exit, told) = await SiloProcess.EndedAsync([], SiloProcess.Cluster("127.0.0.1:1"));

        Assert.Equal(1, exit);
        Assert.Contains("cannot be reached", told, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Cluster_RedisThatEvicts_IsRefused_A103()
    {
        await using var redis = await RedisServer.StartAsync("--maxmemory-policy", "allkeys-lru");

        var (exit, told) = await SiloProcess.EndedAsync([], SiloProcess.Cluster(redis.Address));

        Assert.Equal(1, exit);
        Assert.Contains("noeviction", told, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Cluster_AnotherPhoneKeyThanTheStores_IsRefused()
    {
        await using var redis = await RedisServer.StartAsync();
        await using (await SiloProcess.ReadyAsync([], SiloProcess.Cluster(redis.Address)))
        {
        }

        var other = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
        var (exit, told) = await SiloProcess.EndedAsync([], [.. SiloProcess.Cluster(redis.Address), ("OtpActors__PhoneKey", other), ("OtpActors__ClusterId", "another")]);

        Assert.Equal(1, exit);
        Assert.Contains("OtpActors__PhoneKey", told, StringComparison.Ordinal);
    }
}
