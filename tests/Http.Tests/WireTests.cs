using System.Net.Sockets;
using System.Text;

namespace OtpActors.Http.Tests;

/// <summary>What does not even look like a request, and callers that vanish.</summary>
public sealed class WireTests : ServerTest
{
    public static TheoryData<string, int> Broken => new()
    {
        { "nonsense\r\n\r\n", 400 },
        { "GET /healthz/live HTTP/1.1\r\n\r\n", 400 },
        { "GET /healthz/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { "GET /healthz/live HTTP/9.9\r\nHost: a\r\n\r\n", 505 },
        { "GET /" + new string('a', 5000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414 },
        { "GET /healthz/live HTTP/1.1\r\nHost: a\r\nX: " + new string('a', 20_000) + "\r\n\r\n", 431 },
        { "GET /healthz/live HTTP/1.1\r\nHost: a\r\n" + string.Concat(Enumerable.Range(0, 70).Select(static n => $"X{n}: 1\r\n")) + "\r\n", 431 },
        { "POST /v1/otp/send HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400 },
        { "POST /v1/otp/send HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Requests_Broken_AreRefusedWithoutAWordInTheLog(string request, int status)
    {
        var told = await Server.RawAsync(request);

        Assert.StartsWith($"HTTP/1.1 {status} ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        Assert.Empty(Server.Log.Errors);
    }

    [Fact]
    public async Task Requests_BadChunks_AreInvalidRequests()
    {
        var told = await Server.RawAsync(
            $"POST {HttpServer.Send} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {HttpServer.Key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", told, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"invalid_request\"", told, StringComparison.Ordinal);
        Assert.Empty(Server.Log.Errors);
    }

    [Fact]
    public async Task Callers_HangingUpInTheMiddle_AreNoError()
    {
        // Whoever is served in between shows that the server waits for the rest of the body.
        for (var i = 0; i < 100; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Server.Address.Host, Server.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {HttpServer.Send} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {HttpServer.Key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{\"pho"));
            client.LingerState = new LingerOption(true, 0);
            Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, Phone())).Status);
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, Phone())).Status);
        }

        Assert.Empty(Server.Log.Errors);
    }
}
