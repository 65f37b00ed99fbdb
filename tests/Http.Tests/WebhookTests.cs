using System.Net.Http.Headers;
using OtpActors.Domain.Webhooks;
using OtpActors.Http.Access;

namespace OtpActors.Http.Tests;

/// <summary><c>/v1/webhooks</c> on the wire.</summary>
public sealed class WebhookTests : ServerTest
{
    private const string All = "/v1/webhooks";
    private static readonly string One = $"{All}/{StubWebhooks.Endpoint.Id}";

    public static TheoryData<string, string> Unknown => new()
    {
        { "GET", "" }, { "PATCH", "" }, { "DELETE", "" }, { "POST", "/rotate" }, { "POST", "/test" }, { "GET", "/deliveries" }, { "POST", "/replay" },
    };

    [Fact]
    public async Task Add_AnEndpoint_Is201WithItsSecret()
    {
        var told = await Server.PostAsync(All, """{"url":"https://example.com/hook","events":["otp.verified","otp.failed"]}""");

        Assert.Equal(201, told.Status);
        Assert.Equal(["id", "url", "events", "secret", "enabled"], told.Json.EnumerateObject().Select(static m => m.Name));
        Assert.StartsWith("whsec_", told.Json.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(["otp.verified", "otp.failed"], told.Json.GetProperty("events").EnumerateArray().Select(static e => e.GetString()));
        Assert.Equal(("https://example.com/hook", WebhookTopics.Verified | WebhookTopics.Failed), Server.Webhooks.Asked);
    }

    [Fact]
    public async Task Add_WithoutEvents_WantsAllOfThem()
    {
        await Server.PostAsync(All, """{"url":"https://example.com/hook"}""");

        Assert.Equal(("https://example.com/hook", WebhookTopics.All), Server.Webhooks.Asked);
    }

    [Theory]
    [InlineData("{}", "url")]
    [InlineData("""{"url":7}""", "url")]
    [InlineData("""{"url":"http://example.com/"}""", "url")]
    [InlineData("""{"url":"https://10.0.0.1/"}""", "url")]
    [InlineData("""{"url":"https://example.com/","events":[]}""", "events")]
    [InlineData("""{"url":"https://example.com/","events":["otp.unknown"]}""", "events")]
    [InlineData("""{"url":"https://example.com/","events":"otp.sent"}""", "events")]
    [InlineData("""{"url":"https://example.com/","events":[null]}""", "events")]
    [InlineData("""{"url":"ftp://x/","events":[1]}""", "events,url")]
    public async Task Add_FaultyFields_Are400AndNamedAtOnce(string body, string fields)
    {
        var told = await Server.PostAsync(All, body);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Equal(fields.Split(','), told.Faulty);
        Assert.Null(Server.Webhooks.Asked);
    }

    [Fact]
    public async Task Add_BeyondTheLimit_Is400()
    {
        Server.Webhooks.Full = true;

        var told = await Server.PostAsync(All, """{"url":"https://example.com/"}""");

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Contains("128", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAndList_ShowNoSecret_A69()
    {
        var one = await Server.GetAsync(One);
        var all = await Server.GetAsync(All);

        Assert.Equal(["id", "url", "events", "enabled"], one.Json.EnumerateObject().Select(static m => m.Name));
        Assert.Equal(one.Text, all.Json.GetProperty("items")[0].GetRawText());
        Assert.DoesNotContain("whsec_", one.Text + all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WhatIsLeftOut_Stays()
    {
        var told = await Server.AskAsync(HttpMethod.Patch, One, static r => r.Content = HttpServer.Json("""{"enabled":false}"""));

        Assert.Equal(200, told.Status);
        Assert.Equal(((string?)null, (WebhookTopics?)null, (bool?)false), Server.Webhooks.Asked);
    }

    [Fact]
    public async Task Remove_AnEndpoint_Is204WithoutABody()
    {
        var told = await Server.AskAsync(HttpMethod.Delete, One);

        Assert.Equal((204, ""), (told.Status, told.Text));
        Assert.Equal("no-store", told.Header("Cache-Control"));
    }

    [Fact]
    public async Task Deliveries_ShowStatusAndTimes_ButNothingThatTheReceiverWrote_A77()
    {
        var told = await Server.GetAsync(One + "/deliveries");

        Assert.Equal(
            $$"""{"webhook_id":"msg_1_3","event":"otp.verified","otp_id":"{{StubVerification.Otp}}","attempt":2,"status_code":503,"duration_ms":41,"""
            + "\"at\":\"2026-11-21T10:00:00Z\",\"next_at\":\"2026-11-21T10:00:30Z\"}",
            told.Json.GetProperty("items")[0].GetRawText());
    }

    [Fact]
    public async Task RotateAndTest_TakeNoBody()
    {
        var rotated = await Server.AskAsync(HttpMethod.Post, One + "/rotate");
        var tested = await Server.AskAsync(HttpMethod.Post, One + "/test");

        Assert.StartsWith("whsec_", rotated.Json.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal("webhook.test", tested.Json.GetProperty("event").GetString());
    }

    [Theory]
    [InlineData("2026-11-21T10:00:00Z", 10)]
    [InlineData("2026-11-21T12:00:00.25+02:00", 10)]
    public async Task Replay_Since_IsAMomentWithItsZone(string since, int hour)
    {
        var told = await Server.PostAsync(One + "/replay", $$"""{"since":"{{since}}"}""");

        Assert.Equal(5, told.Json.GetProperty("queued").GetInt32());
        Assert.Equal(hour, ((DateTimeOffset)Server.Webhooks.Asked!).UtcDateTime.Hour);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"since":"2026-11-21T10:00:00"}""")]
    [InlineData("""{"since":"yesterday"}""")]
    [InlineData("""{"since":1795600861}""")]
    public async Task Replay_AnythingElse_Is400(string body)
    {
        var told = await Server.PostAsync(One + "/replay", body);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Equal(["since"], told.Faulty);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task Anything_UnknownForeignOrMalformedId_IsTheSame404(string method, string action)
    {
        var texts = new List<string>();
        foreach (var id in new[] { new EndpointId(78).ToString(), "whk_x", "1", StubWebhooks.Endpoint.Id.ToString().ToLowerInvariant() })
        {
            var told = await Server.AskAsync(HttpMethod.Parse(method), $"{All}/{id}{action}", r =>
                r.Content = method == "PATCH" ? HttpServer.Json("{}") : action == "/replay" ? HttpServer.Json("""{"since":"2026-11-21T10:00:00Z"}""") : null);
            Assert.Equal((404, "not_found"), (told.Status, told.Code));
            texts.Add(told.Lasting);
        }

        Assert.Single(texts.Distinct());
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task Anything_WithoutTheScope_Is403(string method, string action)
    {
        var told = await Server.AskAsync(HttpMethod.Parse(method), One + action, r =>
        {
            r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", StubKeyRing.KeyOf(Scopes.Send));
            r.Content = method == "PATCH" ? HttpServer.Json("{}") : action == "/replay" ? HttpServer.Json("""{"since":"2026-11-21T10:00:00Z"}""") : null;
        });

        Assert.Equal((403, "scope_missing"), (told.Status, told.Code));
        Assert.Contains("webhooks", told.Text, StringComparison.Ordinal);
    }
}
