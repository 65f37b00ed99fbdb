using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

/// <summary>Where a workspace may send, and for whom (A36, A38, A41).</summary>
public sealed class DestinationTests : ServiceTest
{
    private const string German = "+4915112345678";
    private const string Open = "\"metered\":false,\"per_second\":0";

    [Fact]
    public async Task Send_FreshWorkspace_ReachesReservedNumbersOnly_B19()
    {
        var key = await Service.WorkspaceAsync("acme", Open);

        var refused = await SendAsync(key, German);
        Assert.Equal((403, "destination_blocked"), (refused.Status, refused.Code));
        Assert.DoesNotContain("15112345", refused.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync(key, "+99910000001")).Status);
        Assert.Equal(200, (await Service.SendAsync(German)).Status);

        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/acme", """{"countries":["DE"]}""");
        Assert.Equal(200, (await SendAsync(key, German)).Status);
        Assert.Equal(403, (await SendAsync(key, "+88312345678")).Status);
    }

    /// <summary>A41: nothing is sent, and the reason is kept for the operator, without the number.</summary>
    [Fact]
    public async Task Send_Blocked_KeepsItsReason()
    {
        var key = await Service.WorkspaceAsync("acme", Open);
        await SendAsync(key, German);
        var listed = await Service.UntilAsync(
            () => Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/refusals"), static t => t.Json.GetProperty("items").GetArrayLength() > 0);

        var refusal = Assert.Single(listed.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("destination_blocked", "+***********78 DE country DE"), (refusal.GetProperty("what").GetString(), refusal.GetProperty("reason").GetString()));
        Assert.Equal("[]", (await Service.GetAsync("/sandbox/messages?phone=%2B4915112345678")).Text);
    }

    [Fact]
    public async Task Blocks_OfPrefixAndNumber_HoldAndEnd()
    {
        var prefix = await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/blocks", """{"prefix":"+49151","reason":"pumping"}""");
        var number = await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/blocks", """{"phone":"+14155550123","ends_at":"2026-11-21T13:00:00Z"}""");
        Assert.Equal(403, (await Service.SendAsync(German)).Status);
        Assert.Equal(200, (await Service.SendAsync("+4930123456")).Status);
        Assert.Equal(403, (await Service.SendAsync("+14155550123")).Status);
        Assert.Equal(200, (await Service.SendAsync("+14155550124")).Status);

        var listed = await Service.AdminAsync(HttpMethod.Get, "/workspaces/default/blocks");
        Assert.Equal(2, listed.Json.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("4155550123", listed.Text + number.Text, StringComparison.Ordinal);

        await Service.AdminAsync(HttpMethod.Delete, "/workspaces/default/blocks/" + prefix.Json.GetProperty("block_id").GetString());
        Service.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (await Service.SendAsync(German)).Status);
        Assert.Equal(200, (await Service.SendAsync("+14155550123")).Status);
    }

    /// <summary>A place in the list that is gone is no place at its beginning.</summary>
    [Fact]
    public async Task Blocks_CursorsRuleIsGone_IsNamed()
    {
        foreach (var prefix in (string[])["+491", "+492", "+493"])
        {
            await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/blocks", $$"""{"prefix":"{{prefix}}"}""");
        }

        var first = await Service.AdminAsync(HttpMethod.Get, "/workspaces/default/blocks?limit=1");
        var cursor = first.Json.GetProperty("next_cursor").GetString();
        var second = await Service.AdminAsync(HttpMethod.Get, $"/workspaces/default/blocks?limit=1&cursor={cursor}");
        await Service.AdminAsync(HttpMethod.Delete, $"/workspaces/default/blocks/{cursor}");
        var gone = await Service.AdminAsync(HttpMethod.Get, $"/workspaces/default/blocks?limit=1&cursor={cursor}");

        Assert.Equal("+492", second.Json.GetProperty("items")[0].GetProperty("prefix").GetString());
        Assert.Equal(400, gone.Status);
        Assert.Equal(["cursor"], gone.Faulty);
    }

    [Fact]
    public async Task Resend_AfterABlock_IsRefusedToo()
    {
        var (id, _) = await Service.SentAsync(German);
        await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/blocks", $$"""{"phone":"{{German}}"}""");
        Service.Clock.Advance(TimeSpan.FromSeconds(61));

        var told = await Service.PostAsync($"/v1/otp/{id}/resend", "{}");

        Assert.Equal((403, "destination_blocked"), (told.Status, told.Code));
    }

    /// <summary>A36: one address, many numbers; all addresses of one /64 are one. B24: headers change nothing.</summary>
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", "203.0.113.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", "::ffff:203.0.113.8")]
    public async Task Send_SameAddressTooOften_IsLimited_B24(string first, string same, string other)
    {
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", """{"address_windows":"2/60s"}""");
        Assert.Equal(200, (await SendForAsync("+99910000001", first)).Status);
        Assert.Equal(200, (await SendForAsync("+99910000002", same)).Status);

        var limited = await SendForAsync("+99910000003", first);
        Assert.Equal((429, "client_ip"), (limited.Status, limited.Json.GetProperty("limit").GetString()));
        Assert.Equal(("60", "2"), (limited.Header("Retry-After"), limited.Header("X-RateLimit-Limit")));
        Assert.Equal(200, (await SendForAsync("+99910000003", other)).Status);
        Service.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(200, (await SendForAsync("+99910000004", first)).Status);
    }

    /// <summary>The order of the gates: module, destination, client_ip, workspace_second, phone_failed_checks, windows.</summary>
    [Fact]
    public async Task Send_SeveralRefusalsAtOnce_FirstOfTheOrderWins()
    {
        var key = await Service.WorkspaceAsync("acme", """
            "countries":["DE"],"metered":false,"per_second":1,"address_windows":"1/1h","modules":["m3_sms"]
            """);
        Assert.Equal(200, (await SendAsync(key, German, ""","channel":"sms","client_ip":"203.0.113.7" """)).Status);

        Assert.Equal("module_inactive", (await SendAsync(key, "+88312345678", ""","channel":"whatsapp","client_ip":"203.0.113.7" """)).Code);
        Assert.Equal("destination_blocked", (await SendAsync(key, "+88312345678", ""","client_ip":"203.0.113.7" """)).Code);
        Assert.Equal("client_ip", Limit(await SendAsync(key, German, ""","client_ip":"203.0.113.7" """)));
        Assert.Equal("workspace_second", Limit(await SendAsync(key, German)));
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("phone_cooldown", Limit(await SendAsync(key, German)));

        static string? Limit(Told told) => told.Json.GetProperty("limit").GetString();
    }

    private Task<Told> SendForAsync(string phone, string address) => Service.SendAsync(phone, $$""","client_ip":"{{address}}" """);

    private Task<Told> SendAsync(string key, string phone, string more = "") =>
        Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{phone}}"{{more}}}""", key);
}
