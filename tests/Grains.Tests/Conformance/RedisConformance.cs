using OtpActors.Engine.Conformance;
using OtpActors.Grains.Tests.Redis;

namespace OtpActors.Grains.Tests.Conformance;

public sealed class RedisCheckTests(RedisFixture redis) : CheckConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address);
}

public sealed class RedisSendTests(RedisFixture redis) : SendConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address);
}

public sealed class RedisDeliveryTests(RedisFixture redis) : DeliveryConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address);
}

public sealed class ThreeSilosCheckTests(RedisFixture redis) : CheckConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address, silos: 3);
}

public sealed class RedisWebhookTests(RedisFixture redis) : WebhookConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address);
}

public sealed class ThreeSilosWebhookTests(RedisFixture redis) : WebhookConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address, silos: 3);
}

public sealed class ThreeSilosRecordTests(RedisFixture redis) : RecordConformance, IClassFixture<RedisFixture>
{
    protected override async Task<EngineRig> StartAsync() => await ClusterRig.StartedAsync(redis.Server.Address, silos: 3);
}
