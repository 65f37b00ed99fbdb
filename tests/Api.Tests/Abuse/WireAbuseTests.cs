using System.Globalization;
using System.Net;
using System.Text;
using Xunit.Abstractions;

namespace OtpActors.Api.Tests.Abuse;

/// <summary>Callers that hold connections, dribble, or speak in riddles: they get what they deserve, others don't notice, the log stays quiet.</summary>
public sealed class WireAbuseTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Head = "POST /v1/otp/send HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ServerProcess.Key + "\r\nContent-Type: application/json\r\n";
    private const string Alive = "GET /healthz/ready HTTP/1.1\r\nHost: a\r\n\r\n";
    private const string Last = "GET /healthz/ready HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private static readonly (string Name, string Request, string[] Statuses)[] Riddles =
    [
        ("length and chunks disagree", Chunked("Content-Length: 3\r\n") + Last, ["400"]),
        ("length and chunks agree", Chunked($"Content-Length: {"5\r\n{\"pho\r\n0\r\n\r\n".Length}\r\n") + Last, ["400"]),
        ("chunks and then a length", Head + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n5\r\n{\"pho\r\n0\r\n\r\n" + Last, ["400"]),
        ("chunks twice", Head + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + Last, ["400", "200"]),
        ("chunks hidden by a blank", Head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + Last, ["400"]),
        ("unknown encoding", Head + "Transfer-Encoding: gzip\r\n\r\n" + Last, ["400"]),
        ("a length with a sign", Head + "Content-Length: +2\r\n\r\n{}" + Last, ["400", "200"]),
        ("a length that overflows", Head + "Content-Length: 99999999999999999999\r\n\r\n{}" + Last, ["400"]),
        ("a negative length", Head + "Content-Length: -1\r\n\r\n{}" + Last, ["400"]),
        ("two lengths", Head + "Content-Length: 2, 2\r\n\r\n{}" + Last, ["400"]),
        ("a chunk larger than anything", Head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n" + Last, ["400"]),
        ("a chunk that is too long by far", Head + "Transfer-Encoding: chunked\r\n\r\nFFFFF\r\n" + new string('x', 100_000), ["413"]),
        ("a folded header", Head + "X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}", ["400"]),
        ("a bare line feed in a header", Head + "X: a\nY: b\rZ\r\n\r\n", ["400"]),
        ("a zero in a header", Head + "X: a\0b\r\n\r\n", ["400"]),
        ("a good request, then garbage", Alive + "\u0001\u0002 garbage\r\n\r\n", ["200", "400"]),
        ("two good ones, then garbage", Alive + Alive + "{\"phone\":\"+99917550100\"}\r\n\r\n", ["200", "200", "400"]),
        ("a body longer than its length", Head + "Content-Length: 2\r\n\r\n{}{\"phone\":\"+99917550100\"}\r\n\r\n", ["400", "400"]),
        ("headers without end", "GET / HTTP/1.1\r\nHost: a\r\n" + string.Concat(Enumerable.Range(0, 5_000).Select(static n => $"X-{n}: {new string('y', 100)}\r\n")), ["431"]),
        ("a header without end", "GET / HTTP/1.1\r\nHost: a\r\nX: " + new string('y', 1_000_000), ["431"]),
        ("a target without end", "GET /" + new string('y', 1_000_000), ["414"]),
        ("another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", []),
        ("a TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", ["400"]),
        ("an upgrade", "GET /healthz/ready HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n", ["200"]),
        ("a proxy's request", "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n", ["404"]),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("otpactors-");
    private ServerProcess? _server;

    private ServerProcess Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync("OtpActors.Api", Path.Combine(_folder.FullName, "data"));

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Requests_ThatAreRiddles_GetOneMeaningAndNoMore_B30()
    {
        var wrong = new List<string>();
        foreach (var (name, request, statuses) in Riddles)
        {
            using var connection = await RawConnection.OpenAsync(Server.Address);
            await WriteAsync(connection, request);
            var told = await connection.ReadToEndAsync();
            if (!statuses.SequenceEqual(Statuses(told)))
            {
                wrong.Add($"{name}: {string.Join(' ', Statuses(told))}");
            }

            await AssertServedAsync();
        }

        Assert.Equal([], wrong);
        await AssertQuietAsync();
    }

    /// <summary>Fifty callers write a byte, then wait for a hundred others to be served, and so on: slower than any honest one.</summary>
    [Fact]
    public async Task Bodies_ThatDribble_AreCutOffWhileOthersAreServed_B29()
    {
        var slow = new List<RawConnection>();
        for (var i = 0; i < 50; i++)
        {
            slow.Add(await RawConnection.OpenAsync(Server.Address));
            await slow[^1].WriteAsync(i % 2 == 0 ? Head + "Content-Length: 16000\r\n\r\n" : Head + "Transfer-Encoding: chunked\r\n\r\n3e80\r\n");
        }

        var open = slow.ToList();
        while (open.Count > 0)
        {
            foreach (var connection in open)
            {
                await WriteAsync(connection, "x");
            }

            for (var i = 0; i < 100; i++)
            {
                await AssertServedAsync();
            }

            open.RemoveAll(static c => !c.IsOpen || c.HasAnswer);
        }

        foreach (var connection in slow)
        {
            var told = await connection.ReadToEndAsync();
            Assert.True(told.Length == 0 || Statuses(told).SequenceEqual(["400"]), told);
            connection.Dispose();
        }

        await AssertQuietAsync();
    }

    [Fact]
    public async Task Connections_TenThousandIdle_LeaveRoomForOthers()
    {
        var count = Math.Min(10_000, OpenFilesMax() - 1_000);
        output.WriteLine($"{count} idle connections{(count < 10_000 ? ": the limit of open files (ulimit -n) allows no more" : "")}");
        var idle = new List<RawConnection>(count);
        for (var i = 0; i < count; i++)
        {
            idle.Add(await RawConnection.OpenAsync(Server.Address));
            if (i % 10 == 0)
            {
                await idle[^1].WriteAsync("GET /healthz/re");
            }
        }

        for (var i = 0; i < 50; i++)
        {
            await AssertServedAsync();
        }

        Assert.True(idle[^1].IsOpen);
        foreach (var connection in idle)
        {
            connection.Dispose();
        }

        await AssertQuietAsync();
    }

    private static string Chunked(string more) => Head + more + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"pho\r\n0\r\n\r\n";

    private static async Task WriteAsync(RawConnection connection, string text)
    {
        try
        {
            await connection.WriteAsync(text);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Cut off in the middle, as it should be.
        }
    }

    private static IEnumerable<string> Statuses(string told) =>
        told.Split("HTTP/1.1 ").Skip(1).Select(static answer => answer[..3]);

    private static int OpenFilesMax()
    {
        var line = File.ReadLines("/proc/self/limits").First(static l => l.StartsWith("Max open files", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture);
    }

    private async Task AssertServedAsync()
    {
        using var response = await Server.Client.PostAsync(new Uri("/v1/otp/search", UriKind.Relative), new StringContent("""{"phone":"+99917550100"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task AssertQuietAsync()
    {
        Assert.Equal(0, await Server.StopAsync());
        foreach (var word in (string[])["xception", "   at ", "warn:", "fail:", "crit:"])
        {
            Assert.DoesNotContain(word, Server.Output, StringComparison.Ordinal);
        }
    }
}
