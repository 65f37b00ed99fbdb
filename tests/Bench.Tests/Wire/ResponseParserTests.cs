using System.Text;
using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Tests.Wire;

public class ResponseParserTests
{
    private const string WithLength = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\ncontent-length: 13\r\n\r\n{\"valid\":true";
    private const string Chunked = "HTTP/1.1 429 Too Many\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n, chunked!\r\n0\r\n\r\n";

    [Theory]
    [InlineData(WithLength, 200, "{\"valid\":true")]
    [InlineData(Chunked, 429, "hello, chunked!")]
    [InlineData("HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length:0\r\n\r\n", 200, "")]
    public void TryParse_CompleteAnswer_GivesStatusAndBody(string text, int status, string body)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        Assert.True(ResponseParser.TryParse(bytes, out var response));
        Assert.Equal(status, response.Status);
        Assert.Equal(body, Encoding.ASCII.GetString(response.Body));
        Assert.Equal(bytes.Length, response.Consumed);
    }

    [Theory]
    [InlineData(WithLength)]
    [InlineData(Chunked)]
    public void TryParse_EveryPrefix_WaitsForTheRest(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var length = 0; length < bytes.Length; length++)
        {
            var before = bytes.AsSpan(0, length).ToArray();
            Assert.False(ResponseParser.TryParse(before, out _));
            Assert.Equal(bytes.AsSpan(0, length).ToArray(), before);
        }
    }

    [Fact]
    public void TryParse_NextAnswerBehind_ConsumesOnlyTheFirst()
    {
        Assert.True(ResponseParser.TryParse(Encoding.ASCII.GetBytes(WithLength + WithLength), out var response));
        Assert.Equal(WithLength.Length, response.Consumed);
    }

    [Theory]
    [InlineData("Connection: close", true)]
    [InlineData("connection: Close", true)]
    [InlineData("Connection: keep-alive", false)]
    public void TryParse_ConnectionHeader_TellsWhetherItCloses(string header, bool closes)
    {
        var bytes = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n{header}\r\n\r\n");

        Assert.True(ResponseParser.TryParse(bytes, out var response));
        Assert.Equal(closes, response.Closes);
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nServer: none\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public void TryParse_NotAnAnswerItKnows_Throws(string text) =>
        Assert.Throws<InvalidDataException>(() => ResponseParser.TryParse(Encoding.ASCII.GetBytes(text), out _));
}
