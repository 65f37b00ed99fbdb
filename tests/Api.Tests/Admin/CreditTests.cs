using System.Globalization;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

/// <summary>A40: reserved before the provider call, never below zero, every movement in the ledger.</summary>
public sealed class CreditTests : ServiceTest
{
    private const string Metered = "\"countries\":[\"*\"],\"per_second\":0";

    [Fact]
    public async Task Send_200InParallelWith50Credits_Exactly50Pass_B22()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(50);

        var told = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => SendAsync(key, "+9991" + n.ToString("D7", CultureInfo.InvariantCulture))));

        Assert.Equal((50, 150), (told.Count(static t => t.Status == 200), told.Count(static t => t is { Status: 402, Code: "insufficient_credits" })));
        Assert.Equal(0, await BalanceAsync());
        Assert.Equal(0, (await LedgerAsync()).Sum(static m => m.Amount));
    }

    [Fact]
    public async Task Send_WithoutCredits_TakesNoPlaceAndNoPause()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        Assert.Equal(402, (await SendAsync(key, Phone)).Status);
        Assert.Equal(402, (await SendAsync(key, Phone)).Status);

        await AddAsync(1);

        Assert.Equal(200, (await SendAsync(key, Phone)).Status);
    }

    [Fact]
    public async Task Send_RefusedByTheWindows_CostsNothing()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(5);
        await SendAsync(key, Phone);

        Assert.Equal(429, (await SendAsync(key, Phone)).Status);
        Assert.Equal(4, await BalanceAsync());
    }

    /// <summary>The default workspace costs nothing until credits are first added to it (docs/admin.md).</summary>
    [Fact]
    public async Task Default_IsUnmeteredUntilCreditsAreAdded()
    {
        Assert.Equal(200, (await Service.SendAsync("+99910000001")).Status);
        await AddAsync(1, "default");
        Assert.Equal(200, (await Service.SendAsync("+99910000002")).Status);
        Assert.Equal(402, (await Service.SendAsync("+99910000003")).Status);
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", """{"metered":false}""");
        Assert.Equal(200, (await Service.SendAsync("+99910000003")).Status);
    }

    /// <summary>Who switched it off does not switch it on by adding credits.</summary>
    [Fact]
    public async Task Add_SwitchedOff_StaysOff()
    {
        await Service.WorkspaceAsync("acme");
        await AddAsync(5);
        Assert.False(await IsMeteredAsync("acme"));

        await AddAsync(5, "default");
        Assert.True(await IsMeteredAsync("default"));
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", """{"metered":false}""");
        await AddAsync(5, "default");
        Assert.False(await IsMeteredAsync("default"));
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", """{"metered":true}""");
        Assert.True(await IsMeteredAsync("default"));

        async Task<bool> IsMeteredAsync(string workspace) =>
            (await Service.AdminAsync(HttpMethod.Get, $"/workspaces/{workspace}/credits")).Json.GetProperty("metered").GetBoolean();
    }

    /// <summary>What would be dropped is refused.</summary>
    [Theory]
    [InlineData("""{"prices":{"sms:*":2}}""", "prices")]
    [InlineData("""{"daily_credits":5}""", "daily_credits")]
    [InlineData("""{"name":"x","prices":{"sms:*":2},"daily_credits":5}""", "prices,daily_credits")]
    public async Task Prices_OfAnUnmeteredWorkspace_AreNamed(string body, string fields)
    {
        var told = await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", body);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Equal(fields.Split(',').Order(), told.Faulty.Order());
        Assert.Equal(200, (await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", body[..^1] + ",\"metered\":true}")).Status);
        Assert.Equal(200, (await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", body)).Status);
    }

    /// <summary>What surely went nowhere costs nothing; an SMS fallback costs its own credit, and WhatsApp's comes back.</summary>
    [Theory]
    [InlineData("+99950000001", true, 503, 10, "charge,charge.fallback,refund,refund")]
    [InlineData("+99920000001", false, 422, 10, "charge,refund")]
    [InlineData("+99921000001", true, 200, 8, "charge,charge.fallback,refund")]
    [InlineData("+99960000001", false, 200, 9, "charge")]
    public async Task Send_WhatItComesTo_IsWhatItCosts(string phone, bool fallback, int status, long left, string movements)
    {
        var key = await Service.WorkspaceAsync("acme", Metered + ",\"prices\":{\"sms:*\":2}");
        await AddAsync(10);

        var told = await SendAsync(key, phone, $$""","fallback_sms":{{(fallback ? "true" : "false")}}""");

        Assert.Equal(status, told.Status);
        Assert.Equal(left, await BalanceAsync());
        Assert.Equal(movements, string.Join(',', (await LedgerAsync()).Select(static m => m.What).Where(static w => w != "add").Order()));
    }

    /// <summary>Silent on WhatsApp, so SMS takes over after 10 s, with a credit of its own.</summary>
    [Fact]
    public async Task Fallback_AfterSilence_CostsItsOwnCredit()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(2);
        var sent = await SendAsync(key, "+99931000001");

        await FallBackAsync(key, sent, "sms");

        Assert.Equal(0, await BalanceAsync());
        Assert.Equal(["charge.fallback", "charge", "add"], (await LedgerAsync()).Select(static m => m.What));
    }

    [Fact]
    public async Task Fallback_WithoutCredits_IsNotSent_A43()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(1);
        var sent = await SendAsync(key, "+99931000001");

        var state = await FallBackAsync(key, sent, "provider_unavailable");

        Assert.Single((await Service.GetAsync("/sandbox/messages?phone=%2B99931000001")).Json.EnumerateArray());
        Assert.False(state.Json.GetProperty("fallback_used").GetBoolean());
        Assert.Equal(0, await BalanceAsync());
    }

    [Fact]
    public async Task Send_BeyondTheDaysCap_WaitsForMidnight()
    {
        var key = await Service.WorkspaceAsync("acme", Metered + ",\"daily_credits\":1");
        await AddAsync(10);
        Assert.Equal(200, (await SendAsync(key, "+99910000001")).Status);

        var capped = await SendAsync(key, "+99910000002");
        Assert.Equal((402, "insufficient_credits"), (capped.Status, capped.Code));
        Service.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(200, (await SendAsync(key, "+99910000002")).Status);
    }

    [Fact]
    public async Task Resend_CostsACredit_AndItsKeyReplaysFree()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(2);
        var id = (await SendAsync(key, Phone)).Json.GetProperty("otp_id").GetString();
        Service.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(200, (await Service.AskAsync(HttpMethod.Post, $"/v1/otp/{id}/resend", "{}", key)).Status);
        Service.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(402, (await Service.AskAsync(HttpMethod.Post, $"/v1/otp/{id}/resend", "{}", key)).Status);
        Assert.Equal(0, await BalanceAsync());
    }

    [Fact]
    public async Task Ledger_OfManyMovements_AddsUpOverItsPages()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(200);
        for (var n = 0; n < 100; n++)
        {
            await SendAsync(key, "+9991" + n.ToString("D7", CultureInfo.InvariantCulture));
        }

        var ledger = await LedgerAsync();

        Assert.Equal(101, ledger.Count);
        Assert.Equal((100, 100), (ledger.Sum(static m => m.Amount), await BalanceAsync()));
        Assert.Equal(101, ledger.Select(static m => m.Number).Distinct().Count());
    }

    [Fact]
    public async Task Thresholds_Passed_AreNoted()
    {
        var key = await Service.WorkspaceAsync("acme", Metered);
        await AddAsync(10);
        await SendAsync(key, Phone);

        Assert.Contains("below 10", (await Service.AdminAsync(HttpMethod.Get, "/audit")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"amount":0}""")]
    [InlineData("""{"amount":"5"}""")]
    [InlineData("""{"amount":-1}""")]
    [InlineData("""{}""")]
    public async Task Add_FaultyAmount_IsNamed(string body) =>
        Assert.Contains("amount", (await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/credits", body)).Faulty);

    private Task<Told> SendAsync(string key, string phone, string more = "") =>
        Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{phone}}"{{more}}}""", key);

    private async Task AddAsync(long amount, string workspace = "acme") =>
        Assert.Equal(200, (await Service.AdminAsync(HttpMethod.Post, $"/workspaces/{workspace}/credits", $$"""{"amount":{{amount}}}""")).Status);

    private async Task<long> BalanceAsync() =>
        (await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/credits")).Json.GetProperty("balance").GetInt64();

    private Task<Told> FallBackAsync(string key, Told sent, string sign)
    {
        var path = "/v1/otp/" + sent.Json.GetProperty("otp_id").GetString();
        Service.Clock.Advance(TimeSpan.FromSeconds(11));
        return Service.UntilAsync(
            () => Service.AskAsync(HttpMethod.Get, path, null, key), t => t.Text.Contains($"\"{sign}\"", StringComparison.Ordinal));
    }

    private async Task<List<(long Number, string What, long Amount)>> LedgerAsync()
    {
        var all = new List<(long, string, long)>();
        var cursor = "";
        while (true)
        {
            var page = (await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/credits/ledger?limit=30" + cursor)).Json;
            all.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(static m => (m.GetProperty("number").GetInt64(), m.GetProperty("what").GetString()!, m.GetProperty("amount").GetInt64())));
            if (page.GetProperty("next_cursor").GetString() is not { } next)
            {
                return all;
            }

            cursor = "&cursor=" + next;
        }
    }
}
