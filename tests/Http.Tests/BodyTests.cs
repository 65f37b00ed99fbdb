using System.Text;

namespace OtpActors.Http.Tests;

/// <summary>A56: strict JSON of bounded size and depth.</summary>
public sealed class BodyTests : ServerTest
{
    public static TheoryData<string> Malformed => new()
    {
        "", " ", "\t\n", "nul", "true", "null", "1", "\"text\"", "[]", "[{}]", "{", "}", "{]", "{}}", "{} {}", "{},", "{}x", "{\"phone\"}", "{\"phone\":}",
        "{\"phone\":\"+14155550123\"", "{\"phone\":\"+14155550123\",}", "{\"phone\":\"+14155550123\" \"a\":1}", "{phone:\"+14155550123\"}",
        "{'phone':'+14155550123'}", "{\"phone\":\"+14155550123\"}garbage", "{\"phone\":\"+14155550123\"}\0", "\uFEFF{\"phone\":\"+14155550123\"}",
        "{\"phone\":\"+14155550123\",\"phone\":\"+14155550123\"}", "{\"phone\":\"+14155550123\",\"length\":4,\"length\":4}",
        "{\"phone\":\"+14155550123\",\"ph\\u006fne\":\"+14155550124\"}", "{/**/\"phone\":\"+14155550123\"}", "// comment\n{}",
        "{\"phone\":\"+14155550123\",\"length\":+6}", "{\"phone\":\"+14155550123\",\"length\":06}", "{\"phone\":\"+14155550123\",\"length\":NaN}",
        "{\"phone\":\"+14155550123\",\"length\":0x6}", "{\"phone\":\"+14155550123\",\"x\":\"\\q\"}", "{\"phone\":\"+14155550123\",\"x\":\"\\u12\"}",
        "{\"phone\":\"+1415555\n0123\"}", "{\"phone\":\"\\ud800\"}", "{\"client_reference\":\"\\udc00x\",\"phone\":\"+14155550123\"}",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]],\"phone\":\"+14155550123\"}", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":1}}}}}}}}",
        "{\"metadata\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}", "phone=%2B14155550123", "<phone>+14155550123</phone>",
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Bodies_Malformed_AreInvalidRequestsEverywhere(string body)
    {
        foreach (var path in (string[])[HttpServer.Send, HttpServer.WhatsAppSend, HttpServer.Verify, HttpServer.WhatsAppVerify, HttpServer.Search])
        {
            var told = await Server.PostAsync(path, body);

            Assert.True(told is { Status: 400, Code: "invalid_request" or "invalid_phone" }, $"{path}: {told.Text}");
        }

        Assert.Empty(Server.Engine.Asked);
        Assert.Empty(Server.Log.Errors);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xFF })]
    public async Task Bodies_NotUtf8_AreInvalidRequests(byte[] bytes)
    {
        byte[] body = [.. "{\"phone\":\"+14155550123\",\"unknown\":\""u8, .. bytes, .. "\"}"u8];

        var told = await Server.AskAsync(HttpMethod.Post, HttpServer.Send, r => r.Content = HttpServer.Bytes(body));

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
    }

    [Fact]
    public async Task Bodies_DuplicateMemberThatNobodyKnows_IsRefusedToo()
    {
        var told = await Server.PostAsync(HttpServer.Send, """{"phone":"+14155550123","x":1,"x":2}""");

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
    }

    [Fact]
    public async Task Bodies_RandomBytes_NeverFailTheServer()
    {
        var seed = Environment.ProcessId;
        var random = new Random(seed);
        var good = Encoding.UTF8.GetBytes("""{"phone":"+14155550123","length":6,"metadata":{"a":[1,true,null,"\u00e9"]},"channel":"auto"}""");
        for (var i = 0; i < 300; i++)
        {
            var body = good.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var told = await Server.AskAsync(HttpMethod.Post, HttpServer.Send, r => r.Content = HttpServer.Bytes(body[..random.Next(1, body.Length)]));

            Assert.True(told.Status is 200 or 400, $"seed {seed}, round {i}: {told.Status}");
        }

        Assert.Empty(Server.Log.Errors);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/problem+json")]
    [InlineData("nonsense")]
    public async Task Bodies_OtherMediaType_AreUnsupported(string? contentType)
    {
        foreach (var path in (string[])[HttpServer.Send, HttpServer.Verify, HttpServer.Search, $"/v1/otp/{StubVerification.Otp}/resend"])
        {
            var told = await Server.AskAsync(HttpMethod.Post, path, r =>
            {
                r.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Phone()));
                if (contentType is not null)
                {
                    r.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                }
            });

            Assert.Equal((415, "unsupported_media_type"), (told.Status, told.Code));
        }
    }

    [Fact]
    public async Task Bodies_Compressed_AreUnsupported()
    {
        var told = await Server.PostAsync(HttpServer.Send, Phone(), static r => r.Content!.Headers.ContentEncoding.Add("gzip"));

        Assert.Equal((415, "unsupported_media_type"), (told.Status, told.Code));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("Application/JSON")]
    public async Task Bodies_EverySpellingOfJson_IsRead(string contentType)
    {
        var told = await Server.AskAsync(HttpMethod.Post, HttpServer.Send, r => r.Content = HttpServer.Bytes(Encoding.UTF8.GetBytes(Phone()), contentType));

        Assert.Equal(200, told.Status);
    }

    [Theory]
    [InlineData(16 * 1024, true, 200)]
    [InlineData((16 * 1024) + 1, true, 413)]
    [InlineData(16 * 1024, false, 200)]
    [InlineData((16 * 1024) + 1, false, 413)]
    [InlineData(60 * 1024, false, 413)]
    [InlineData(1024 * 1024, true, 413)]
    [InlineData(1024 * 1024, false, 413)]
    public async Task Bodies_SizeAtTheBound_DecidesWithAndWithoutALength(int size, bool announced, int status)
    {
        var body = Encoding.UTF8.GetBytes(Phone().PadRight(size));
        var told = await Server.AskAsync(HttpMethod.Post, HttpServer.Send, r =>
        {
            r.Content = HttpServer.Bytes(body);
            r.Headers.TransferEncodingChunked = !announced;
        });

        Assert.Equal(status, told.Status);
        if (status == 413)
        {
            Assert.Equal("payload_too_large", told.Code);
        }

        Assert.Empty(Server.Log.Errors);
    }
}
