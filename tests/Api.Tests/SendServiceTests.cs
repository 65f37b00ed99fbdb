namespace OtpActors.Api.Tests;

/// <summary>Send, resend, cancel and search, through the whole service.</summary>
public sealed class SendServiceTests : ServiceTest
{
    [Fact]
    public async Task Send_WithinTheWindows_NamesTheLongestWait()
    {
        await Service.SendAsync(Phone);
        Service.Clock.Advance(Seconds(30));

        var early = await Service.SendAsync(Phone);
        Assert.Equal((429, "rate_limit_exceeded", "phone_cooldown"), (early.Status, early.Code, early.Json.GetProperty("limit").GetString()));
        Assert.Equal(("30", "1", "0", "30"), (early.Header("Retry-After"), early.Header("X-RateLimit-Limit"), early.Header("X-RateLimit-Remaining"), early.Header("X-RateLimit-Reset")));

        for (var i = 0; i < 4; i++)
        {
            Service.Clock.Advance(Seconds(60));
            Assert.Equal(200, (await Service.SendAsync(Phone)).Status);
        }

        var hour = await Service.SendAsync(Phone);
        Assert.Equal(("phone_hour", "5"), (hour.Json.GetProperty("limit").GetString(), hour.Header("X-RateLimit-Limit")));
    }

    [Fact]
    public async Task Send_ObeyingRetryAfter_IsNeverRefusedAgain()
    {
        await Service.SendAsync(Phone);
        Service.Clock.Advance(Seconds(12.345));
        var refused = await Service.SendAsync(Phone);

        Service.Clock.Advance(Seconds(int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(200, (await Service.SendAsync(Phone)).Status);
    }

    [Fact]
    public async Task Send_FiftyAtOnceToOnePhone_SendOneMessage()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Service.SendAsync(Phone)));

        Assert.Single(told, static t => t.Status == 200);
        Assert.Equal(1, (await Service.GetAsync("/sandbox/messages")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Send_FasterThanTheWorkspacesRate_IsRefusedUntilItRefills()
    {
        await using var service = await Service.StartAsync(("Limits:WorkspacePerSecond", "2"));

        var told = new[] { await service.SendAsync("+99917550101"), await service.SendAsync("+99917550102"), await service.SendAsync("+99917550103") };

        Assert.Equal([("2", "1"), ("2", "0"), ("2", "0")], told.Select(static t => (t.Header("X-RateLimit-Limit"), t.Header("X-RateLimit-Remaining"))));
        Assert.Equal((429, "workspace_second", "1"), (told[2].Status, told[2].Json.GetProperty("limit").GetString(), told[2].Header("Retry-After")));
        service.Clock.Advance(Seconds(0.5));
        Assert.Equal(200, (await service.SendAsync("+99917550103")).Status);
    }

    [Theory]
    [InlineData("+99925550100", "", 422, "destination_unreachable")]
    [InlineData("+99955550100", ",\"fallback_sms\":false", 503, "meta_api_unavailable")]
    [InlineData("+99955550100", ",\"channel\":\"sms\"", 503, "provider_unavailable")]
    public async Task Send_GoingNowhere_SaysWhyAndCostsFiveSeconds(string phone, string more, int status, string code)
    {
        var told = await Service.SendAsync(phone, more);
        var next = await Service.SendAsync(phone, more);
        Service.Clock.Advance(Seconds(5));
        var later = await Service.SendAsync(phone, more);

        Assert.Equal((status, code), (told.Status, told.Code));
        Assert.Equal((429, "phone_cooldown"), (next.Status, next.Json.GetProperty("limit").GetString()));
        Assert.InRange(int.Parse(next.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 5);
        Assert.Equal(code, later.Code);
    }

    [Fact]
    public async Task Send_OutcomeUnknown_IsSentWithoutAMessageId()
    {
        var told = await Service.SendAsync("+99965550100");

        Assert.Equal(200, told.Status);
        Assert.Equal("null", told.Json.GetProperty("message_id").GetRawText());
    }

    [Fact]
    public async Task Send_WhatsAppRefusesAndSmsHelps_SaysSms()
    {
        var told = await Service.SendAsync("+99921550100");

        Assert.Equal((200, "sms"), (told.Status, told.Json.GetProperty("channel").GetString()));
        Assert.True((await Service.GetAsync("/v1/otp/" + told.Json.GetProperty("otp_id").GetString())).Json.GetProperty("fallback_used").GetBoolean());
    }

    [Theory]
    [InlineData(",\"template\":\"nothing\"", "template_not_found", "template")]
    [InlineData(",\"code\":\"123456\"", "invalid_request", "code")]
    public async Task Send_WhatTheWorkspaceDoesNotHave_IsNamed(string more, string code, string field)
    {
        var told = await Service.SendAsync(Phone, more);

        Assert.Equal((400, code), (told.Status, told.Code));
        Assert.Equal([field], told.Faulty);
        Assert.Equal(200, (await Service.SendAsync(Phone)).Status);
    }

    [Fact]
    public async Task Send_SameIdempotencyKey_ReplaysAndRefusesAnotherBody_B25()
    {
        var first = await Service.SendAsync(Phone, key: "k");
        var again = await Service.SendAsync(Phone, key: "\"k\"");
        var other = await Service.SendAsync("+99917550101", key: "k");
        var otherPath = await Service.SendAsync("+99917550101", path: "/v1/whatsapp/otp/send", key: "k");

        Assert.Equal((first.Text, "true"), (again.Text, again.Header("Idempotency-Replayed")));
        Assert.Equal((422, "idempotency_key_reused"), (other.Status, other.Code));
        Assert.Equal(200, otherPath.Status);
        Assert.Equal(2, (await Service.GetAsync("/sandbox/messages")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Send_RefusedWithAnIdempotencyKey_FreesTheKey()
    {
        await Service.SendAsync(Phone);
        Assert.Equal(429, (await Service.SendAsync(Phone, key: "k")).Status);
        Service.Clock.Advance(Seconds(60));

        var told = await Service.SendAsync(Phone, key: "k");

        Assert.Equal((200, null), (told.Status, told.Header("Idempotency-Replayed")));
    }

    [Fact]
    public async Task Resend_KeepsCodeAndDeadlineUnlessANewCodeIsAskedFor()
    {
        var first = await Service.SendAsync(Phone);
        var id = first.Json.GetProperty("otp_id").GetString()!;
        var code = await Service.CodeAsync(Phone);

        Assert.Equal("phone_cooldown", (await Service.PostAsync($"/v1/otp/{id}/resend", "{}")).Json.GetProperty("limit").GetString());
        Service.Clock.Advance(Seconds(60));
        var second = await Service.PostAsync($"/v1/otp/{id}/resend", "{}");
        Assert.Equal(first.Json.GetProperty("expires_at").GetString(), second.Json.GetProperty("expires_at").GetString());
        Assert.Equal(code, await Service.CodeAsync(Phone));

        Service.Clock.Advance(Seconds(60));
        Assert.Equal("sms", (await Service.PostAsync($"/v1/otp/{id}/resend", """{"channel":"sms","new_code":true}""")).Json.GetProperty("channel").GetString());
        Assert.NotEqual(code, await Service.CodeAsync(Phone));
        Assert.True((await Service.VerifyAsync(id, await Service.CodeAsync(Phone))).Json.GetProperty("valid").GetBoolean());
        Assert.Equal("otp_already_verified", (await Service.PostAsync($"/v1/otp/{id}/resend", "{}")).Code);
    }

    [Fact]
    public async Task Cancel_TwiceThenVerify_EndsTheOtp()
    {
        var (id, code) = await Service.SentAsync(Phone);

        var first = await Service.PostAsync($"/v1/otp/{id}/cancel", "");
        var again = await Service.PostAsync($"/v1/otp/{id}/cancel", "{}");

        Assert.Equal((200, "canceled"), (first.Status, first.Json.GetProperty("status").GetString()));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal((410, "otp_canceled"), ((await Service.VerifyAsync(id, code)).Status, (await Service.VerifyAsync(id, code)).Code));
        Assert.Equal("otp_canceled", (await Service.PostAsync($"/v1/otp/{id}/resend", "{}")).Code);
    }

    [Fact]
    public async Task Status_AfterTheReceipt_IsDeliveredWithWhatTheCallerGave()
    {
        var (id, _) = await Service.SentAsync(Phone, ",\"metadata\":{\"user\":\"42\"},\"client_reference\":\"order-7\",\"purpose\":\"payment\"");
        Assert.Equal("pending", (await Service.GetAsync("/v1/otp/" + id)).Json.GetProperty("status").GetString());

        var status = await DeliveredAsync(id);

        Assert.Equal("""{"user":"42"}""", status.Json.GetProperty("metadata").GetRawText());
        Assert.Equal(("order-7", "payment"), (status.Json.GetProperty("client_reference").GetString(), status.Json.GetProperty("purpose").GetString()));
        Assert.Equal(("sandbox", "delivered"), (status.Json.GetProperty("deliveries")[0].GetProperty("provider").GetString(), status.Json.GetProperty("deliveries")[0].GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Search_ByPhoneAndByReference_PagesNewestFirst()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Insert(0, (await Service.SentAsync(Phone, ",\"client_reference\":\"r\"")).Id);
            Service.Clock.Advance(Seconds(60));
        }

        var page = (await Service.PostAsync("/v1/otp/search", $$"""{"phone":"{{Phone}}","limit":2}""")).Json;
        var rest = (await Service.PostAsync("/v1/otp/search", $$"""{"phone":"{{Phone}}","limit":2,"cursor":"{{page.GetProperty("next_cursor").GetString()}}"}""")).Json;
        var byReference = (await Service.PostAsync("/v1/otp/search", """{"client_reference":"r"}""")).Json;

        Assert.Equal(ids, [.. Ids(page), .. Ids(rest)]);
        Assert.Equal("null", rest.GetProperty("next_cursor").GetRawText());
        Assert.Equal(ids, Ids(byReference));
        Assert.Empty(Ids((await Service.PostAsync("/v1/otp/search", """{"phone":"+99917550199"}""")).Json));

        static IEnumerable<string> Ids(System.Text.Json.JsonElement page) =>
            page.GetProperty("items").EnumerateArray().Select(static i => i.GetProperty("otp_id").GetString()!);
    }

    /// <summary>The receipt comes 200 ms after the send, by a task of its own: it is asked for until it is there.</summary>
    private async Task<OtpActors.Testing.Told> DeliveredAsync(string id)
    {
        for (var i = 0; i < 2000; i++)
        {
            Service.Clock.Advance(Seconds(0.001));
            var status = await Service.GetAsync("/v1/otp/" + id);
            if (status.Json.GetProperty("status").GetString() == "delivered")
            {
                return status;
            }
        }

        throw new InvalidOperationException("The receipt never came.");
    }
}
