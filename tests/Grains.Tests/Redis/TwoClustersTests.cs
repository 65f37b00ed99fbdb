using OtpActors.Engine.Conformance;

namespace OtpActors.Grains.Tests.Redis;

/// <summary>Two activations of one actor live at once: two clusters that know nothing of each other share one store (A26, A95).</summary>
public sealed class TwoClustersTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const string Phone = "+99910000001";

    [RedisFact]
    public async Task Check_RightCodeInBothClustersAtOnce_SucceedsOnce_A26()
    {
        await using var one = await ClusterRig.StartedAsync(redis.Server.Address);
        await using var other = await ClusterRig.StartedAsync(redis.Server.Address, service: one.Service);
        for (var round = 0; round < 10; round++)
        {
            var phone = $"+9991{1_000_000 + round}";
            var sent = await one.SentAsync(phone);
            var code = one.Received(phone);
            await other.GetAsync(sent.Otp);

            var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
                await TryAsync(async () => (await (i % 2 == 0 ? one : other).CheckAsync(sent.Otp, code)).Value is { Valid: true }))));

            Assert.Single(answers, static valid => valid);
        }
    }

    [RedisFact]
    public async Task Check_WrongCodesInBothClustersAtOnce_AreCountedTogether_A25_A26()
    {
        await using var one = await ClusterRig.StartedAsync(redis.Server.Address);
        await using var other = await ClusterRig.StartedAsync(redis.Server.Address, service: one.Service);
        var sent = await one.SentAsync(Phone);
        var code = one.Received(Phone);
        await other.GetAsync(sent.Otp);

        var answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(i => Task.Run(async () =>
            await TryAsync(async () => (await (i % 2 == 0 ? one : other).CheckAsync(sent.Otp, EngineRig.Wrong(code, i))).Value is { Valid: false }))));

        Assert.True(answers.Count(static told => told) <= 3, "More wrong codes were compared than the OTP allows.");
        Assert.True((await one.GetAsync(sent.Otp)).WrongChecks <= 3);
        Assert.Null((await one.CheckAsync(sent.Otp, code)).Value);
    }

    [RedisFact]
    public async Task Send_InBothClustersAtOnce_OnePlaceOnly()
    {
        await using var one = await ClusterRig.StartedAsync(redis.Server.Address);
        await using var other = await ClusterRig.StartedAsync(redis.Server.Address, service: one.Service);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
            await TryAsync(async () => (await (i % 2 == 0 ? one : other).SendAsync(Phone)).Value is not null))));

        Assert.Single(answers, static sent => sent);
    }

    /// <summary>A cluster that loses again and again says that it does not know; that is an answer, too.</summary>
    private static async Task<bool> TryAsync(Func<Task<bool>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Engine.Ports.StorageUnavailableException)
        {
            return false;
        }
    }
}
