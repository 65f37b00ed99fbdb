using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Tests.Redis;
using OtpActors.History.Clusters;
using OtpActors.History.Judging;
using StackExchange.Redis;
using OtpPhase = OtpActors.Domain.Otps.OtpPhase;
using OtpState = OtpActors.Domain.Otps.OtpState;

namespace OtpActors.Cluster.Tests;

/// <summary>An OTP whose silo was killed ends all the same, once and in time, with nobody asking for it (A93, A100): seen in Redis, over real processes.</summary>
public sealed class ExpiryTests
{
    private const string Key = "oat_0123456789abcdef0123456789abcdef";

    /// <summary>The first bytes of a record in Redis are its version.</summary>
    private const int VersionLength = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(90);

    [RedisFact]
    public async Task Expired_OwningSiloKilled_IsStoredOnceWithinNinetySeconds()
    {
        var folder = Directory.CreateTempSubdirectory("otpactors-");
        try
        {
            var options = new ClusterOptions
            {
                Command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "OtpActors.Silo.dll")}'",
                Folder = folder.FullName,
                FrontEnds = 1,
            };
            using var cluster = new History.Clusters.Cluster(options, new JudgeRules(), Key, TimeSpan.FromMinutes(2), new Dictionary<string, string>());
            await cluster.StartAsync(CancellationToken.None);
            await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Redis.Address + ",allowAdmin=true");
            var sentAt = Stopwatch.GetTimestamp();
            await SendAsync(cluster.FrontEnds[0]);
            var record = Assert.Single(redis.GetServers()[0].Keys(pattern: "history/otp/*"));
            await redis.GetServers()[0].ConfigSetAsync("notify-keyspace-events", "K$");
            var written = await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal($"__keyspace@0__:{record}"));

            await (await OwnerAsync(cluster)).Process.KillAsync();

            var state = await StoredAsync(redis, record);
            while (state.Phase == OtpPhase.Live)
            {
                _ = await written.ReadAsync().AsTask().WaitAsync(Lifetime + InTime - Stopwatch.GetElapsedTime(sentAt));
                state = await StoredAsync(redis, record);
            }

            Assert.Equal(OtpPhase.Expired, state.Phase);
            Assert.Single(state.Events, static e => e.Kind == OtpEventKind.Expired);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SendAsync(Member frontEnd)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/otp/send")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
            Content = new StringContent(
                JsonSerializer.Serialize(new Dictionary<string, object> { ["phone"] = "+4915550100", ["expires_in"] = (int)Lifetime.TotalSeconds }),
                Encoding.UTF8,
                "application/json"),
        };
        using var answer = await frontEnd.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The silo that holds the one OTP.</summary>
    private static async Task<Member> OwnerAsync(History.Clusters.Cluster cluster)
    {
        foreach (var silo in cluster.Silos)
        {
            var metrics = await silo.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            if (metrics.Split('\n').Any(static line => line.StartsWith("orleans_grains{", StringComparison.Ordinal)
                && line.Contains("OtpGrain,", StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal)))
            {
                return silo;
            }
        }

        throw new InvalidOperationException("No silo holds the OTP.");
    }

    private static async Task<OtpState> StoredAsync(ConnectionMultiplexer redis, RedisKey record)
    {
        var bytes = (byte[])(await redis.GetDatabase().StringGetAsync(record))!;
        var from = new StateReader(bytes.AsSpan(VersionLength));
        return new OtpActor(new CodeVault([new CodeKey("any", new byte[CodeKey.Length])]), OtpPolicy.Standard).Read(ref from);
    }
}
