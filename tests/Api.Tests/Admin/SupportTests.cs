using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

/// <summary>What support may see and do, and what stays of it (A87, A90).</summary>
public sealed class SupportTests : ServiceTest
{
    private const string German = "+4915112345678";
    private const string Masked = "+***********78";

    [Fact]
    public async Task Story_ByIdAndByPhone_IsMaskedAndWhole()
    {
        var (id, code) = await Service.SentAsync(German, ""","metadata":{"name":"Ann"},"client_reference":"order-1" """);
        await Service.VerifyAsync(id, Service.Wrong(code));
        await Service.SendAsync(German);

        var byId = await StoryAsync($$"""{"otp_id":"{{id}}"}""");
        var byPhone = await Service.UntilAsync(
            () => StoryAsync($$"""{"phone":"{{German}}"}"""), static t => t.Json.GetProperty("refusals").GetArrayLength() > 0);

        foreach (var told in (Told[])[byId, byPhone])
        {
            var otp = told.Json.GetProperty("otps")[0];
            Assert.Equal((id, Masked), (otp.GetProperty("otp").GetProperty("otp_id").GetString(), otp.GetProperty("otp").GetProperty("phone").GetString()));
            Assert.Equal(1, otp.GetProperty("wrong_checks").GetInt32());
            Assert.Equal("otp.sent", otp.GetProperty("events")[0].GetProperty("event").GetString());
            Assert.Equal("order-1", otp.GetProperty("otp").GetProperty("client_reference").GetString());
            Assert.DoesNotContain("15112345", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ann", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain($"\"{code}\"", told.Text, StringComparison.Ordinal);
        }

        Assert.Equal(1, byPhone.Json.GetProperty("wrong_checks_today").GetInt32());
        Assert.Equal("phone_cooldown", byPhone.Json.GetProperty("refusals")[0].GetProperty("what").GetString());
    }

    [Fact]
    public async Task Story_Revealed_NeedsAReasonAndNotesIt()
    {
        await Service.SentAsync(German);

        var without = await StoryAsync($$"""{"phone":"{{German}}","reveal":true}""");
        var revealed = await StoryAsync($$"""{"phone":"{{German}}","reveal":true,"reason":"ticket 4711"}""");
        var audit = await Service.AdminAsync(HttpMethod.Get, "/audit");

        Assert.Equal((400, "reason"), (without.Status, Assert.Single(without.Faulty)));
        Assert.Contains(German, revealed.Text, StringComparison.Ordinal);
        var deed = audit.Json.GetProperty("items")[0];
        Assert.Equal(("story.reveal", "done: ticket 4711"), (deed.GetProperty("what").GetString(), deed.GetProperty("outcome").GetString()));
        Assert.DoesNotContain("15112345", audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_OfAnotherWorkspacesOtp_IsUnknown()
    {
        var (id, _) = await Service.SentAsync(German);
        await Service.WorkspaceAsync("acme");

        var told = await Service.AdminAsync(HttpMethod.Post, "/workspaces/acme/story", $$"""{"otp_id":"{{id}}"}""");

        Assert.Equal((404, "not_found"), (told.Status, told.Code));
    }

    [Fact]
    public async Task Clear_SpentBudget_OpensThePhoneAgain()
    {
        await using var service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"), ("Limits:FailedChecksPerDay", "2"));
        var (id, code) = await service.SentAsync(German);
        await service.VerifyAsync(id, Service.Wrong(code));
        await service.VerifyAsync(id, Service.Wrong(code));
        Assert.Equal(429, (await service.VerifyAsync(id, code)).Status);

        var cleared = await service.AdminAsync(HttpMethod.Post, "/workspaces/default/phones/clear", $$"""{"phone":"{{German}}","reason":"ticket 4711"}""");

        Assert.Equal(2, cleared.Json.GetProperty("count").GetInt32());
        Assert.True((await service.VerifyAsync(id, code)).Json.GetProperty("valid").GetBoolean());
    }

    /// <summary>A90, B40: the OTPs go, the limits stay.</summary>
    [Fact]
    public async Task Erase_Phone_ForgetsItsOtpsAndKeepsItsLimits_B40()
    {
        await using var service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"), ("Limits:FailedChecksPerDay", "1"));
        var sent = await service.SendAsync(German, ""","client_reference":"order-1" """, key: "k");
        var id = sent.Json.GetProperty("otp_id").GetString()!;
        var code = await service.CodeAsync(German);
        await service.VerifyAsync(id, Service.Wrong(code));

        var erased = await service.AdminAsync(HttpMethod.Post, "/workspaces/default/phones/erase", $$"""{"phone":"{{German}}","reason":"GDPR 17"}""");

        Assert.Equal(1, erased.Json.GetProperty("count").GetInt32());
        Assert.Equal((404, "otp_not_found"), ((await service.GetAsync("/v1/otp/" + id)).Status, (await service.VerifyAsync(id, code)).Code));
        Assert.Equal("[]", (await service.PostAsync("/v1/otp/search", $$"""{"phone":"{{German}}"}""")).Json.GetProperty("items").GetRawText());
        Assert.Equal("[]", (await service.PostAsync("/v1/otp/search", """{"client_reference":"order-1"}""")).Json.GetProperty("items").GetRawText());
        var again = await service.SendAsync(German);
        Assert.Equal((429, "phone_failed_checks"), (again.Status, again.Json.GetProperty("limit").GetString()));
        service.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(200, (await service.SendAsync(German)).Status);
    }

    [Fact]
    public async Task Erase_DoesNotLiftABlock_B40()
    {
        await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/blocks", $$"""{"phone":"{{German}}"}""");
        await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/phones/erase", $$"""{"phone":"{{German}}","reason":"GDPR 17"}""");

        Assert.Equal(403, (await Service.SendAsync(German)).Status);
    }

    [Theory]
    [InlineData("phones/clear")]
    [InlineData("phones/erase")]
    public async Task Deeds_WithoutAReason_AreRefused(string path) => Assert.Equal(
        "reason", Assert.Single((await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/" + path, $$"""{"phone":"{{German}}"}""")).Faulty));

    [Fact]
    public async Task Retention_OfAWorkspace_IsItsOwn()
    {
        var key = await Service.WorkspaceAsync("acme", "\"countries\":[\"*\"],\"metered\":false,\"per_second\":0,\"retention_hours\":1");
        var theirs = (await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{German}}"}""", key)).Json.GetProperty("otp_id").GetString();
        var (ours, _) = await Service.SentAsync(German);
        Service.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(404, (await Service.AskAsync(HttpMethod.Get, "/v1/otp/" + theirs, null, key)).Status);
        Assert.Equal(200, (await Service.GetAsync("/v1/otp/" + ours)).Status);
    }

    [Fact]
    public async Task Providers_ListedAndSteered()
    {
        var listed = await Service.AdminAsync(HttpMethod.Get, "/providers");
        var name = listed.Json.GetProperty("items")[0].GetProperty("name").GetString();
        var off = await Service.AdminAsync(HttpMethod.Patch, $"/providers/{name}", """{"enabled":false}""");
        var unknown = await Service.AdminAsync(HttpMethod.Patch, "/providers/nobody", """{"enabled":false}""");

        Assert.Equal(("sandbox", "up"), (name, listed.Json.GetProperty("items")[0].GetProperty("state").GetString()));
        Assert.False(off.Json.GetProperty("enabled").GetBoolean());
        Assert.Equal(503, (await Service.SendAsync(German)).Status);
        Assert.Equal((404, "not_found"), (unknown.Status, unknown.Code));
    }

    private Task<Told> StoryAsync(string body) => Service.AdminAsync(HttpMethod.Post, "/workspaces/default/story", body);
}
