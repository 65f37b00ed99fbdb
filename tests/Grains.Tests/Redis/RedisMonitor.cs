using System.Net.Sockets;
using System.Text;

namespace OtpActors.Grains.Tests.Redis;

/// <summary>Sees every command that Redis gets, as clients send them: what scripts do inside does not count.</summary>
internal sealed class RedisMonitor : IAsyncDisposable
{
    private readonly RedisServer _server;
    private readonly TcpClient _client;
    private readonly StreamReader _lines;
    private int _marks;

    private RedisMonitor(RedisServer server, TcpClient client)
    {
        (_server, _client) = (server, client);
        _lines = new StreamReader(client.GetStream(), Encoding.Latin1);
    }

    public static async Task<RedisMonitor> StartAsync(RedisServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray());
        var monitor = new RedisMonitor(server, client);
        Assert.Equal("+OK", await monitor._lines.ReadLineAsync());
        return monitor;
    }

    /// <summary>The commands since the last call, those of actors' records only.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync()
    {
        var mark = "mark-" + ++_marks;
        await using (var connection = await _server.ConnectAsync())
        {
            await connection.GetDatabase().PingAsync();
            await connection.GetDatabase().ExecuteAsync("ECHO", mark);
        }

        var seen = new List<string>();
        while (await _lines.ReadLineAsync() is { } line && !line.Contains(mark, StringComparison.Ordinal))
        {
            if (!line.Contains(" lua]", StringComparison.Ordinal) && line.Contains("/otp/", StringComparison.Ordinal) | line.Contains("/phone/", StringComparison.Ordinal)
                | line.Contains("/claim/", StringComparison.Ordinal) | line.Contains("/ref/", StringComparison.Ordinal) | line.Contains("/watch/", StringComparison.Ordinal))
            {
                seen.Add(line);
            }
        }

        return seen;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
