using OtpActors.Silo.Hosting;
using StackExchange.Redis;

namespace OtpActors.Silo.Health;

/// <summary>
/// Looks at Redis before the silo starts (A103): one that evicts keys forgets counted tries and refused windows, so it is refused; one without an
/// append-only file is told of, because a restart of Redis would close every pending OTP.
/// </summary>
internal sealed partial class RedisCheck(string redis, ILogger<RedisCheck> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.AllowAdmin = true;
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            foreach (var server in connection.GetServers().Where(static s => s is { IsConnected: true, IsReplica: false }))
            {
                await LookAsync(server);
            }
        }
        catch (RedisConnectionException e)
        {
            throw new StartException(
                $"OtpActors__Redis: {string.Join(", ", options.EndPoints)} cannot be reached. Start Redis there, or correct the address or the password.", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task LookAsync(IServer server)
    {
        string? policy;
        string? appendOnly;
        try
        {
            policy = (await server.ConfigGetAsync("maxmemory-policy")).FirstOrDefault().Value;
            appendOnly = (await server.ConfigGetAsync("appendonly")).FirstOrDefault().Value;
        }
        catch (RedisServerException)
        {
            // Hosted Redis often hides its configuration.
            LogHidden();
            return;
        }

        if (policy is not (null or "noeviction"))
        {
            throw new StartException(
                $"OtpActors__Redis: Redis may evict keys (maxmemory-policy {policy}), and with them counted tries and limits. Set \"maxmemory-policy noeviction\".");
        }

        if (appendOnly == "no")
        {
            LogNotDurable();
        }
    }

    [LoggerMessage(5001, LogLevel.Warning, "Redis does not show its configuration. Make sure that it has maxmemory-policy noeviction and an append-only file.")]
    private partial void LogHidden();

    [LoggerMessage(5002, LogLevel.Warning, "Redis has no append-only file: when it restarts, every pending OTP is lost. Set \"appendonly yes\".")]
    private partial void LogNotDurable();
}
