using OtpActors.Testing;
using StackExchange.Redis;

namespace OtpActors.Grains.Tests.Redis;

/// <summary>A real Redis with data of its own, which go with it.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("otpactors-redis-").FullName;
    private readonly RedisProcess _process;

    private RedisServer(string[] more) => _process = new RedisProcess(_folder, more);

    public int Port => _process.Port;

    public string Address => _process.Address;

    public static async Task<RedisServer> StartAsync(params string[] more)
    {
        var server = new RedisServer(more);
        await server._process.StartAsync();
        return server;
    }

    /// <summary>A connection for the test itself, which may ask for everything.</summary>
    public async Task<ConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(Address + ",allowAdmin=true");

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
