using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

/// <summary>A32, A50, B12: another workspace's things are told exactly as things that never existed.</summary>
public sealed class IsolationTests : ServiceTest
{
    public static TheoryData<string, string, string> Addresses => new()
    {
        { "GET", "/v1/otp/{id}", "" },
        { "GET", "/v1/whatsapp/otp/{id}", "" },
        { "POST", "/v1/otp/verify", """{"otp_id":"{id}","code":"{code}"}""" },
        { "POST", "/v1/whatsapp/otp/verify", """{"otp_id":"{id}","code":"{code}"}""" },
        { "POST", "/v1/otp/{id}/resend", "{}" },
        { "POST", "/v1/otp/{id}/cancel", "{}" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Foreign_Id_EqualsAnUnknownOne_B12(string method, string path, string body)
    {
        var key = await Service.WorkspaceAsync("acme");
        var (id, code) = await Service.SentAsync(Phone);
        var unknown = "otp_" + string.Concat(id.AsSpan(4).ToString().Reverse()).Replace(id[^1], '0');
        var foreign = await AskAsync(key, method, path, body, id, code);
        var never = await AskAsync(key, method, path, body, unknown.Replace(unknown[4], '0'), code);

        Assert.Equal((404, "otp_not_found"), (foreign.Status, foreign.Code));
        Assert.Equal(never.Lasting, foreign.Lasting);
        Assert.Equal(Lasting(never), Lasting(foreign));
    }

    [Fact]
    public async Task Foreign_PhoneAndReference_AreUnknownAndUncounted_A50()
    {
        var key = await Service.WorkspaceAsync("acme");
        await Service.SentAsync(Phone, ""","client_reference":"order-1" """);

        var byPhone = await Service.AskAsync(HttpMethod.Post, "/v1/otp/search", $$"""{"phone":"{{Phone}}"}""", key);
        var byReference = await Service.AskAsync(HttpMethod.Post, "/v1/otp/search", """{"client_reference":"order-1"}""", key);
        var sent = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{Phone}}"}""", key);

        Assert.Equal("""{"items":[],"next_cursor":null}""", byPhone.Text);
        Assert.Equal("""{"items":[],"next_cursor":null}""", byReference.Text);
        Assert.Equal(200, sent.Status);
    }

    [Fact]
    public async Task Foreign_IdempotencyKey_IsANewOne_B26()
    {
        var key = await Service.WorkspaceAsync("acme");
        var ours = await Service.SendAsync(Phone, key: "k");

        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/otp/send") { Content = new StringContent($$"""{"phone":"{{Phone}}"}""") };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new("Bearer", key);
        request.Headers.Add("Idempotency-Key", "k");
        using var response = await Service.Client.SendAsync(request);
        var theirs = await Told.ReadAsync(response);

        Assert.Equal((200, null), (theirs.Status, theirs.Header("Idempotency-Replayed")));
        Assert.NotEqual(ours.Json.GetProperty("otp_id").GetString(), theirs.Json.GetProperty("otp_id").GetString());
    }

    /// <summary>B13, A49: members that we don't know are ignored (openapi.v1.json), so naming another workspace changes nothing.</summary>
    [Fact]
    public async Task Workspace_NamedInTheBody_IsIgnored_B13()
    {
        var key = await Service.WorkspaceAsync("acme");
        var sent = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{Phone}}","workspace":"default","tenantId":"default"}""", key);
        var id = sent.Json.GetProperty("otp_id").GetString();

        Assert.Equal(404, (await Service.GetAsync("/v1/otp/" + id)).Status);
        Assert.Equal(200, (await Service.AskAsync(HttpMethod.Get, "/v1/otp/" + id, null, key)).Status);
    }

    /// <summary>The workspace's own rate counts, and nobody else's.</summary>
    [Fact]
    public async Task Rate_OfOneWorkspace_DoesNotConcernAnother_A52()
    {
        var slow = await Service.WorkspaceAsync("slow", "\"countries\":[\"*\"],\"metered\":false,\"per_second\":1");
        var first = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", """{"phone":"+99910000001"}""", slow);
        var second = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", """{"phone":"+99910000002"}""", slow);
        var other = await Service.SendAsync("+99910000003");

        Assert.Equal([200, 429, 200], [first.Status, second.Status, other.Status]);
        Assert.Equal("workspace_second", second.Json.GetProperty("limit").GetString());
    }

    private Task<Told> AskAsync(string key, string method, string path, string body, string id, string code) => Service.AskAsync(
        HttpMethod.Parse(method),
        path.Replace("{id}", id, StringComparison.Ordinal),
        body.Length == 0 ? null : body.Replace("{id}", id, StringComparison.Ordinal).Replace("{code}", code, StringComparison.Ordinal),
        key);

    /// <summary>All headers but those that tell the time and the request.</summary>
    private static string Lasting(Told told) => string.Join(
        '\n', told.Headers.Where(static h => h.Key.ToUpperInvariant() is not ("DATE" or "X-REQUEST-ID")).OrderBy(static h => h.Key).Select(static h => $"{h.Key}: {h.Value}"));
}
