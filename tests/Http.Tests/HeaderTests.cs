using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Verification;
using OtpActors.Testing;

namespace OtpActors.Http.Tests;

/// <summary>Rate-limit headers and idempotency keys (A58, A60).</summary>
public sealed class HeaderTests : ServerTest
{
    [Fact]
    public async Task RateLimit_EveryAuthenticatedAnswer_ShowsTheWorkspacesBucket()
    {
        foreach (var told in (Told[])[
            await Server.PostAsync(HttpServer.Send, Phone()),
            await Server.PostAsync(HttpServer.Send, "{"),
            await Server.PostAsync(HttpServer.Verify, Check()),
            await Server.GetAsync("/v1/otp/x")])
        {
            Assert.Equal(("10", "7", "1"), (told.Header("X-RateLimit-Limit"), told.Header("X-RateLimit-Remaining"), told.Header("X-RateLimit-Reset")));
        }
    }

    [Fact]
    public async Task RateLimit_WorkspaceWithoutALimit_HasNoHeaders()
    {
        Server.Workspaces.Settings = WorkspaceSettings.Default with { SendsPerSecond = 0 };

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.DoesNotContain(told.Headers.Keys, static name => name.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("\"abc\"", "abc")]
    [InlineData("!", "!")]
    [InlineData("8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("\"a\"b\"", "a\"b")]
    public async Task IdempotencyKey_BareOrQuoted_ReachesTheEngineWithScopeAndBytes(string header, string key)
    {
        var body = Phone() + "\n ";

        await Server.PostAsync(HttpServer.WhatsAppSend, body, r => r.Headers.TryAddWithoutValidation("Idempotency-Key", header));

        Assert.Equal((key, "POST " + HttpServer.WhatsAppSend), (Server.Engine.Key!.Value, Server.Engine.Key.Scope));
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(Server.Engine.Key.Body.Span));
    }

    [Fact]
    public async Task IdempotencyKey_OnEveryRouteThatTakesOne_HasTheRoutesScope()
    {
        await Server.PostAsync(HttpServer.Verify, Check(), Keyed);
        Assert.Equal("POST " + HttpServer.Verify, Server.Engine.Key?.Scope);

        await Server.PostAsync("/V1/OTP/SEND/", Phone(), Keyed);
        Assert.Equal("POST " + HttpServer.Send, Server.Engine.Key?.Scope);

        await Server.PostAsync($"/v1/otp/{StubVerification.Otp}/resend", "{}", Keyed);
        Assert.Equal($"POST /v1/otp/{StubVerification.Otp}/resend", Server.Engine.Key?.Scope);

        static void Keyed(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "k");
    }

    [Fact]
    public async Task IdempotencyKey_Longest_IsTaken()
    {
        var told = await Server.PostAsync(HttpServer.Send, Phone(), static r => r.Headers.TryAddWithoutValidation("Idempotency-Key", new string('k', 255)));

        Assert.Equal(200, told.Status);
        Assert.Equal(255, Server.Engine.Key?.Value.Length);
    }

    public static TheoryData<string> BadKeys => new() { "", "\"\"", "a b", "a\tb", "schlüssel", "a\rb", new string('k', 10_240), new string('k', 256), "\"" + new string('k', 256) + "\"" };

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task IdempotencyKey_OfAnotherForm_IsAnInvalidRequest_B27(string header)
    {
        var told = await Server.RawAsync(
            $"POST {HttpServer.Send} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {HttpServer.Key}\r\nContent-Type: application/json\r\n"
            + $"Idempotency-Key: {header}\r\nContent-Length: {Phone().Length}\r\n\r\n{Phone()}");

        Assert.StartsWith("HTTP/1.1 400 ", told, StringComparison.Ordinal);
        Assert.Empty(Server.Engine.Asked);
        Assert.Empty(Server.Log.Errors);
    }

    [Fact]
    public async Task IdempotencyKey_Twice_IsAnInvalidRequest()
    {
        var told = await Server.RawAsync(
            $"POST {HttpServer.Send} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {HttpServer.Key}\r\nContent-Type: application/json\r\n"
            + $"Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: {Phone().Length}\r\n\r\n{Phone()}");

        Assert.StartsWith("HTTP/1.1 400 ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replays_ValuesAndRefusals_SaySo()
    {
        Assert.Null((await Server.PostAsync(HttpServer.Send, Phone())).Header("Idempotency-Replayed"));

        Server.Engine.Sending = static () => new(StubVerification.Receipt) { Replayed = true };
        Server.Engine.Checking = static () => new(new Refusal(RefusalCode.OtpExpired, "Too late.")) { Replayed = true };

        Assert.Equal("true", (await Server.PostAsync(HttpServer.Send, Phone())).Header("Idempotency-Replayed"));
        Assert.Equal("true", (await Server.PostAsync(HttpServer.Verify, Check())).Header("Idempotency-Replayed"));
    }
}
