using OtpActors.Testing;

namespace OtpActors.Grains.Tests.Redis;

/// <summary>One Redis for the tests of a class; each test's cluster has a service id, and so keys, of its own.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;

    public RedisServer Server => _server ?? throw new InvalidOperationException("redis-server is not installed on this machine: install it to prove the cluster's storage.");

    public async Task InitializeAsync() => _server = RedisProcess.IsInstalled ? await RedisServer.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
