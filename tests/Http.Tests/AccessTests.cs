using System.Net.Http.Headers;
using System.Text;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Verification;
using OtpActors.Http.Access;
using OtpActors.Testing;

namespace OtpActors.Http.Tests;

/// <summary>A47, A48: one way to show a key, one answer for every bad one.</summary>
public sealed class AccessTests : ServerTest
{
    public static TheoryData<string?> BadHeaders => new()
    {
        null, "", "Bearer", "Bearer ", "Bearer oat_", $"Bearer {HttpServer.Key}x", $"Bearer {HttpServer.Key[..^1]}", $"Bearer oat_{new string('a', 31)}",
        $"Bearer oat_{new string('a', 40)}", $"Bearer oat_{new string('a', 129)}", $"Bearer oat_{new string('a', 39)}-", HttpServer.Key,
        $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes("x:" + HttpServer.Key))}", $"Token {HttpServer.Key}", $"Bearer {HttpServer.Key} {HttpServer.Key}",
        $"Bearer {HttpServer.Key}, Bearer {HttpServer.Key}", $"Bearer {HttpServer.Key.ToUpperInvariant()}", "Bearer " + new string('x', 5000),
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public async Task Requests_BadKey_AreAllToldTheSame(string? header)
    {
        var reference = await Server.GetAsync("/v1/otp/x", static r => r.Headers.Authorization = null);

        var told = await Server.PostAsync(HttpServer.Send, Phone(), r =>
        {
            r.Headers.Authorization = null;
            if (header is not null)
            {
                r.Headers.TryAddWithoutValidation("Authorization", header);
            }
        });

        Assert.Equal((401, "invalid_api_key"), (told.Status, told.Code));
        Assert.Equal("Bearer realm=\"otpactors\"", told.Header("WWW-Authenticate"));
        Assert.Equal(reference.Lasting, told.Lasting);
        Assert.Null(told.Header("X-RateLimit-Limit"));
        Assert.Empty(Server.Engine.Asked);
    }

    [Theory]
    [InlineData("access_token={0}")]
    [InlineData("api_key={0}")]
    [InlineData("API_KEY=anything")]
    [InlineData("key={0}")]
    [InlineData("a=1&token={0}")]
    public async Task Requests_KeyInTheUrl_AreRefusedEvenWithAGoodHeader_B15(string query)
    {
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, $"{HttpServer.Send}?{query}", HttpServer.Key);

        Assert.Equal(401, (await Server.PostAsync(url, Phone())).Status);
        Assert.Equal(401, (await Server.PostAsync(url, Phone(), static r => r.Headers.Authorization = null)).Status);
        Assert.Equal(200, (await Server.PostAsync(HttpServer.Send + "?verbose=1", Phone())).Status);
        Assert.DoesNotContain(HttpServer.Key, Server.Log.All.Split('\n').Where(static l => !l.Contains("Microsoft.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Requests_SchemeInAnyCase_IsBearer() =>
        Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, Phone(), static r =>
            r.Headers.Authorization = new AuthenticationHeaderValue("bearer", HttpServer.Key))).Status);

    [Theory]
    [InlineData("POST", HttpServer.Send, Scopes.Send)]
    [InlineData("POST", HttpServer.WhatsAppSend, Scopes.Send)]
    [InlineData("POST", "/v1/otp/x/resend", Scopes.Send)]
    [InlineData("POST", "/v1/otp/x/cancel", Scopes.Send)]
    [InlineData("POST", HttpServer.Verify, Scopes.Verify)]
    [InlineData("POST", HttpServer.WhatsAppVerify, Scopes.Verify)]
    [InlineData("GET", "/v1/otp/x", Scopes.Read)]
    [InlineData("GET", "/v1/whatsapp/otp/x", Scopes.Read)]
    [InlineData("POST", HttpServer.Search, Scopes.Read)]
    public async Task Keys_EachScope_OpensItsOwnRoutesOnly(string method, string path, Scopes needed)
    {
        var body = needed == Scopes.Verify ? Check() : path == HttpServer.Search || needed == Scopes.Send ? Phone() : null;
        foreach (var scope in (Scopes[])[Scopes.None, Scopes.Send, Scopes.Verify, Scopes.Read])
        {
            var told = await Server.AskAsync(HttpMethod.Parse(method), path, r =>
            {
                r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", StubKeyRing.KeyOf(scope));
                r.Content = body is null ? null : HttpServer.Json(body);
            });

            if (scope == needed)
            {
                Assert.True(told.Status is 200 or 404, told.Text);
            }
            else
            {
                Assert.Equal((403, "scope_missing"), (told.Status, told.Code));
                Assert.Equal("10", told.Header("X-RateLimit-Limit"));
            }
        }
    }

    [Fact]
    public async Task Refusals_ComeInTheirOrder_KeyThenBodyThenScopeThenEngine()
    {
        Server.Engine.Sending = static () => new(new Refusal(RefusalCode.TemplateNotFound, "No."));

        Assert.Equal("invalid_api_key", (await Ask("oat_bad", "{", "text/plain")).Code);
        Assert.Equal("unsupported_media_type", (await Ask(StubKeyRing.KeyOf(Scopes.Read), "{", "text/plain")).Code);
        Assert.Equal("invalid_request", (await Ask(StubKeyRing.KeyOf(Scopes.Read), "{", "application/json")).Code);
        Assert.Equal("invalid_phone", (await Ask(StubKeyRing.KeyOf(Scopes.Read), "{}", "application/json")).Code);
        Assert.Equal("scope_missing", (await Ask(StubKeyRing.KeyOf(Scopes.Read), Phone(), "application/json")).Code);
        Assert.Equal("template_not_found", (await Ask(HttpServer.Key, Phone(), "application/json")).Code);

        Task<Told> Ask(string key, string body, string contentType) => Server.AskAsync(HttpMethod.Post, HttpServer.Send, r =>
        {
            r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            r.Content = HttpServer.Bytes(Encoding.UTF8.GetBytes(body), contentType);
        });
    }

    [Fact]
    public void BootstrapKeyRing_OnlyItsKey_OpensDefault()
    {
        var key = ApiKey.Draw();
        var ring = new BootstrapKeyRing(key);

        Assert.Equal(new Caller(WorkspaceId.Default, Scopes.All), ring.Find(key));
        Assert.Null(ring.Find(ApiKey.Draw()));
    }

    [Fact]
    public void ApiKey_Drawn_HasItsFormAndMasksItself()
    {
        var key = ApiKey.Draw();

        Assert.True(ApiKey.TryParse(key.Reveal(), out _));
        Assert.NotEqual(key.Reveal(), ApiKey.Draw().Reveal());
        Assert.Equal("oat_***", key.ToString());
    }
}
