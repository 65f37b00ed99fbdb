using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

public sealed class AdminTests : ServiceTest
{
    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task Admin_WithoutItsKey_IsAlwaysToldTheSame(string? key)
    {
        var told = await Service.AskAsync(HttpMethod.Get, "/admin/v1/workspaces", null, key ?? Service.Key);
        var unknown = await Service.AskAsync(HttpMethod.Get, "/admin/v1/workspaces/nobody", null, key ?? Service.Key);

        Assert.Equal((401, "invalid_admin_key"), (told.Status, told.Code));
        Assert.NotNull(told.Header("WWW-Authenticate"));
        Assert.Equal(told.Lasting, unknown.Lasting);
    }

    [Fact]
    public async Task Api_WithTheAdminKey_IsRefused()
    {
        var told = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", """{"phone":"+99910000001"}""", Service.AdminKey);

        Assert.Equal((401, "invalid_api_key"), (told.Status, told.Code));
    }

    [Fact]
    public async Task Workspaces_MadeChangedAndListed_AreAsTold()
    {
        var made = await Service.AdminAsync(HttpMethod.Post, "/workspaces", """{"id":"acme","name":"Acme","countries":["DE"],"modules":["m3_sms"],"phone_windows":"2/60s"}""");
        var changed = await Service.AdminAsync(HttpMethod.Patch, "/workspaces/acme", """{"locale":"de","prices":{"sms:DE":3},"max_attempts":5}""");
        var listed = await Service.AdminAsync(HttpMethod.Get, "/workspaces?limit=1");
        var rest = await Service.AdminAsync(HttpMethod.Get, "/workspaces?cursor=" + listed.Json.GetProperty("next_cursor").GetString());

        Assert.Equal((200, "Acme", 1), (made.Status, made.Json.GetProperty("name").GetString(), made.Json.GetProperty("revision").GetInt32()));
        Assert.Equal("""["m3_sms"]""", changed.Json.GetProperty("modules").GetRawText());
        Assert.Equal("2/60s", changed.Json.GetProperty("phone_windows").GetString());
        Assert.Equal(3, changed.Json.GetProperty("prices").GetProperty("sms:DE").GetInt32());
        Assert.Equal(("de", 5, 2), (changed.Json.GetProperty("locale").GetString(), changed.Json.GetProperty("max_attempts").GetInt32(), changed.Json.GetProperty("revision").GetInt32()));
        Assert.Equal("acme", listed.Json.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal("default", Assert.Single(rest.Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(changed.Text, (await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme")).Text);
    }

    [Theory]
    [InlineData("""{"id":"Acme"}""", "id")]
    [InlineData("""{"id":"default"}""", "id")]
    [InlineData("""{"id":"x","countries":["Germany"]}""", "countries")]
    [InlineData("""{"id":"x","modules":["m9"]}""", "modules")]
    [InlineData("""{"id":"x","phone_windows":"often"}""", "phone_windows")]
    [InlineData("""{"id":"x","retention_hours":721}""", "retention_hours")]
    [InlineData("""{"id":"x","prices":{"pigeon:DE":1}}""", "prices")]
    [InlineData("""{"id":"x","prices":{"sms:*":1,"sms:*":2}}""", "prices")]
    [InlineData("""{"id":"x","prices":{"sms:*":1,"s\u006ds:*":2}}""", "prices")]
    [InlineData("""{"id":"x","prices":{"\ud800:*":1}}""", "prices")]
    [InlineData("""{"id":"x","metered":false,"prices":{"sms:*":2}}""", "prices")]
    [InlineData("""{"id":"x","metered":false,"daily_credits":5}""", "daily_credits")]
    [InlineData("""{"id":"x","phone_windows":"1/2147483647h"}""", "phone_windows")]
    [InlineData("""{"id":"x","locale":""}""", "locale")]
    [InlineData("""{"id":"x","spray":"sometimes"}""", "spray")]
    [InlineData("""{"id":"x","max_attempts":4,"max_attempts_ceiling":3}""", "max_attempts")]
    public async Task Workspaces_FaultyField_IsNamed(string body, string field)
    {
        var told = await Service.AdminAsync(HttpMethod.Post, "/workspaces", body);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Contains(field, told.Faulty);
    }

    /// <summary>JSON, but no text.</summary>
    [Theory]
    [InlineData("POST", "/admin/v1/workspaces", """{"id":"x","countries":["\ud800"]}""")]
    [InlineData("POST", "/admin/v1/workspaces", """{"id":"x","name":"\ud800"}""")]
    [InlineData("POST", "/admin/v1/workspaces", """{"id":"x","locale":"\ud800"}""")]
    [InlineData("POST", "/v1/webhooks", """{"url":"https://example.com/","events":["\ud800"]}""")]
    public async Task Bodies_HalfASurrogatePair_IsRefused(string method, string path, string body)
    {
        var told = await Service.AskAsync(HttpMethod.Parse(method), path, body, path.StartsWith("/admin", StringComparison.Ordinal) ? Service.AdminKey : Service.Key);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
    }

    [Fact]
    public async Task Workspaces_LocaleOfNull_IsTheCountrysAgain()
    {
        await Service.AdminAsync(HttpMethod.Post, "/workspaces", """{"id":"acme","locale":"de"}""");
        var kept = await Service.AdminAsync(HttpMethod.Patch, "/workspaces/acme", """{"name":"Acme","spray":null}""");
        var unset = await Service.AdminAsync(HttpMethod.Patch, "/workspaces/acme", """{"locale":null}""");

        Assert.Equal("de", kept.Json.GetProperty("locale").GetString());
        Assert.Null(unset.Json.GetProperty("locale").GetString());
        Assert.Equal("done: locale", (await Service.AdminAsync(HttpMethod.Get, "/audit")).Json.GetProperty("items")[0].GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("/workspaces?cursor=!")]
    [InlineData("/workspaces?cursor=Acme")]
    [InlineData("/workspaces/default/blocks?cursor=x")]
    [InlineData("/audit?cursor=x")]
    public async Task Lists_CursorThatIsNone_IsNamed(string path)
    {
        var told = await Service.AdminAsync(HttpMethod.Get, path);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Equal(["cursor"], told.Faulty);
    }

    [Fact]
    public async Task Keys_RevokedOrEnded_OpenNothing_B14()
    {
        var revoked = await Service.WorkspaceAsync("acme");
        var ending = (await Service.AdminAsync(HttpMethod.Post, "/workspaces/acme/keys", """{"ends_at":"2026-11-21T13:00:00Z"}""")).Json.GetProperty("key").GetString()!;
        Assert.Equal(200, (await SearchAsync(revoked)).Status);
        Assert.Equal(200, (await SearchAsync(ending)).Status);

        var listed = await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/keys");
        var id = listed.Json.GetProperty("items")[0].GetProperty("key_id").GetString();
        var told = await Service.AdminAsync(HttpMethod.Delete, $"/workspaces/acme/keys/{id}");
        Service.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(told.Json.GetProperty("revoked").GetBoolean());
        Assert.DoesNotContain(revoked, listed.Text, StringComparison.Ordinal);
        Told[] refused = [await SearchAsync(revoked), await SearchAsync(ending), await SearchAsync("oat_" + new string('a', 49))];
        Assert.All(refused, r => Assert.Equal((401, refused[0].Lasting), (r.Status, r.Lasting)));
        Assert.All(refused, static r => Assert.NotNull(r.Header("WWW-Authenticate")));
    }

    [Theory]
    [InlineData("2027-01-31T00:00:00.000Z", "2027-01-31T00:00:00Z")]
    [InlineData("2027-01-31T01:00:00+01:00", "2027-01-31T00:00:00Z")]
    [InlineData("2027-01-31T00:00:00.001Z", "2027-01-31T00:00:01Z")]
    [InlineData("2126-11-21T12:00:00Z", "2126-11-21T12:00:00Z")]
    public async Task Keys_EndOfAnySpelling_IsTakenAndTold(string given, string told)
    {
        await Service.WorkspaceAsync("acme");

        var made = await Service.AdminAsync(HttpMethod.Post, "/workspaces/acme/keys", $$"""{"ends_at":"{{given}}"}""");

        Assert.True(made.Status == 200, made.Text);
        Assert.Equal(told, made.Json.GetProperty("ends_at").GetString());
    }

    /// <summary>What lies too far ahead could be stored and never be read again.</summary>
    [Theory]
    [InlineData("2126-11-21T12:00:01Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026-11-21T12:00:00Z")]
    [InlineData("2027-01-31T00:00:00")]
    [InlineData("2027-01-31")]
    public async Task Keys_EndOutOfRangeOrWithoutZone_IsNamed(string end)
    {
        await Service.WorkspaceAsync("acme");
        foreach (var (path, field) in (ValueTuple<string, string>[])[("keys", ""), ("blocks", "\"prefix\":\"+49\",")])
        {
            var told = await Service.AdminAsync(HttpMethod.Post, $"/workspaces/acme/{path}", $$"""{{{field}}"ends_at":"{{end}}"}""");

            Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
            Assert.Equal(["ends_at"], told.Faulty);
        }
    }

    [Fact]
    public async Task Keys_Rotated_BothOpenDuringTheOverlap()
    {
        var old = await Service.WorkspaceAsync("acme", keyBody: """{"label":"shop","scopes":["read"]}""");
        var id = (await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/keys")).Json.GetProperty("items")[0].GetProperty("key_id").GetString();

        var rotated = await Service.AdminAsync(HttpMethod.Post, $"/workspaces/acme/keys/{id}/rotate", """{"overlap_seconds":600}""");
        var fresh = rotated.Json.GetProperty("key").GetString()!;

        Assert.Equal(("shop", """["read"]"""), (rotated.Json.GetProperty("label").GetString(), rotated.Json.GetProperty("scopes").GetRawText()));
        Assert.Equal((200, 200), ((await SearchAsync(old)).Status, (await SearchAsync(fresh)).Status));
        Service.Clock.Advance(TimeSpan.FromSeconds(600));
        Assert.Equal((401, 200), ((await SearchAsync(old)).Status, (await SearchAsync(fresh)).Status));
    }

    [Fact]
    public async Task Keys_WithoutTheScope_AreRefused_B16()
    {
        var key = await Service.WorkspaceAsync("acme", keyBody: """{"scopes":["send"]}""");

        var sent = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", """{"phone":"+99910000001"}""", key);
        var id = sent.Json.GetProperty("otp_id").GetString();
        var checkedIt = await Service.AskAsync(HttpMethod.Post, "/v1/otp/verify", $$"""{"otp_id":"{{id}}","code":"123456"}""", key);
        var admin = await Service.AskAsync(HttpMethod.Get, "/admin/v1/workspaces", null, key);

        Assert.Equal((403, "scope_missing"), (checkedIt.Status, checkedIt.Code));
        Assert.Equal((401, "invalid_admin_key"), (admin.Status, admin.Code));
    }

    /// <summary>A member that we don't know changed nothing.</summary>
    [Fact]
    public async Task Audit_UnknownMember_IsNoChange()
    {
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/default", """{"name":"Main","colour":"red"}""");

        var told = await Service.AdminAsync(HttpMethod.Get, "/audit");

        Assert.Equal("done: name", told.Json.GetProperty("items")[0].GetProperty("outcome").GetString());
    }

    /// <summary>A87: what was done, to what, how it ended; neither keys nor reads.</summary>
    [Fact]
    public async Task Audit_EveryDeed_IsNoted()
    {
        var key = await Service.WorkspaceAsync("acme");
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/acme", """{"locale":"de"}""");
        await Service.AdminAsync(HttpMethod.Patch, "/workspaces/nobody", """{"locale":"de"}""");
        await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme");

        var told = await Service.AdminAsync(HttpMethod.Get, "/audit");

        Assert.Equal(
            ["workspace.change nobody not_found: locale", "workspace.change acme done: locale", "key.create acme/KEY done: send verify read webhooks", "workspace.create acme done"],
            told.Json.GetProperty("items").EnumerateArray().Select(static e =>
                $"{e.GetProperty("what")} {(e.GetProperty("what").GetString() == "key.create" ? "acme/KEY" : e.GetProperty("subject"))} {e.GetProperty("outcome")}"));
        Assert.DoesNotContain(key, told.Text, StringComparison.Ordinal);
    }

    private Task<Told> SearchAsync(string key) => Service.AskAsync(HttpMethod.Post, "/v1/otp/search", """{"client_reference":"x"}""", key);
}
