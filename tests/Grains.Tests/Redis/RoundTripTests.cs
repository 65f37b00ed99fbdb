using OtpActors.Engine.Conformance;

namespace OtpActors.Grains.Tests.Redis;

/// <summary>How often a request goes to Redis.</summary>
public sealed class RoundTripTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [RedisFact]
    public async Task Send_NewPhone_TakesThreeWritesAndNoRead()
    {
        await using var rig = await ClusterRig.StartedAsync(redis.Server.Address);
        await rig.SentAsync("+99910000001");
        await using var monitor = await RedisMonitor.StartAsync(redis.Server);

        await rig.SentAsync("+99910000002");

        Assert.Equal(3, Records(await monitor.TakeAsync()).Count);
    }

    [RedisFact]
    public async Task Send_WarmPhone_TakesThreeWritesAndNoRead()
    {
        await using var rig = await ClusterRig.StartedAsync(redis.Server.Address);
        rig.Workspaces.Settings = rig.Workspaces.Settings with { Phone = rig.Workspaces.Settings.Phone with { Windows = [] } };
        await rig.SentAsync("+99910000001");
        await using var monitor = await RedisMonitor.StartAsync(redis.Server);

        await rig.SentAsync("+99910000001");

        Assert.Equal(3, Records(await monitor.TakeAsync()).Count);
    }

    [RedisFact]
    public async Task Check_RightCode_TakesOneWrite()
    {
        await using var rig = await ClusterRig.StartedAsync(redis.Server.Address);
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");
        await using var monitor = await RedisMonitor.StartAsync(redis.Server);

        Assert.True((await rig.CheckAsync(sent.Otp, code)).Value!.Valid);

        Assert.Single(Records(await monitor.TakeAsync()));
    }

    [RedisFact]
    public async Task Check_WrongCode_TakesTwoWrites()
    {
        await using var rig = await ClusterRig.StartedAsync(redis.Server.Address);
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");
        await using var monitor = await RedisMonitor.StartAsync(redis.Server);

        Assert.False((await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code))).Value!.Valid);

        Assert.Equal(2, Records(await monitor.TakeAsync()).Count);
    }

    [RedisFact]
    public async Task Send_SixtyFourAtOnce_ShareTheirWatchPages()
    {
        const int Parallel = 64;
        const int Each = 20;
        await using var rig = await ClusterRig.StartedAsync(redis.Server.Address);
        await rig.SentAsync("+99910000001");
        await using var monitor = await RedisMonitor.StartAsync(redis.Server);

        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(p => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await rig.SentAsync($"+9991{1_000_000 + (p * Each) + i}");
            }
        })));

        var commands = await monitor.TakeAsync();
        var pages = commands.Count - Records(commands).Count;
        Assert.Equal(3 * Parallel * Each, Records(commands).Count);
        Assert.True(pages <= 0.2 * Parallel * Each, $"{pages} watch pages were written for {Parallel * Each} sends.");
    }

    [RedisFact]
    public async Task Memory_PendingOtpWithItsPhone_IsBelowAThousandBytes()
    {
        const int Parallel = 64;
        const int Each = 80;
        await using var server = await RedisServer.StartAsync();
        await using var rig = await ClusterRig.StartedAsync(server.Address);
        await rig.SentAsync("+99910000001");
        await using var connection = await server.ConnectAsync();
        var before = await UsedAsync(connection);

        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(p => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await rig.SentAsync($"+9991{1_000_000 + (p * Each) + i}");
            }
        })));

        var each = (await UsedAsync(connection) - before) / (Parallel * Each);
        Assert.True(each <= 1_000, $"A pending OTP with its phone takes {each} bytes.");
    }

    private static List<string> Records(IReadOnlyList<string> commands) => [.. commands.Where(static c => !c.Contains("/watch/", StringComparison.Ordinal))];

    /// <summary>What the keys take, without the tables' rehashing and the clients' buffers.</summary>
    private static async Task<long> UsedAsync(StackExchange.Redis.ConnectionMultiplexer connection)
    {
        var stats = (await connection.GetServer(connection.GetEndPoints()[0]).ExecuteAsync("MEMORY", "STATS")).ToDictionary();
        return (long)stats["dataset.bytes"] + (long)stats["overhead.total"];
    }
}
