using System.Text.Json;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

/// <summary>
/// A32, A50, B12 for every operation of the API's description that names something by its id, in the path or in the body: with another workspace's id it
/// answers, byte for byte, what it answers for an id that never existed, and does nothing. An operation that is new fails here until it is in one of the
/// lists.
/// </summary>
public sealed class EveryEndpointTests : ServiceTest
{
    private const string Stranger = "acme";

    /// <summary>Operations that name no single thing of a workspace: collections, and what belongs to the whole installation.</summary>
    private static readonly HashSet<string> WithoutIds =
    [
        "POST /v1/otp/send", "POST /v1/whatsapp/otp/send", "POST /v1/otp/search", "POST /v1/webhooks", "GET /v1/webhooks",
        "POST /admin/v1/workspaces", "GET /admin/v1/workspaces", "GET /admin/v1/workspaces/{workspace}", "PATCH /admin/v1/workspaces/{workspace}",
        "POST /admin/v1/workspaces/{workspace}/keys", "GET /admin/v1/workspaces/{workspace}/keys", "POST /admin/v1/workspaces/{workspace}/blocks",
        "GET /admin/v1/workspaces/{workspace}/blocks", "GET /admin/v1/workspaces/{workspace}/refusals", "GET /admin/v1/workspaces/{workspace}/alarms",
        "POST /admin/v1/workspaces/{workspace}/alarms/lift", "GET /admin/v1/workspaces/{workspace}/credits", "POST /admin/v1/workspaces/{workspace}/credits",
        "GET /admin/v1/workspaces/{workspace}/credits/ledger", "POST /admin/v1/workspaces/{workspace}/phones/clear",
        "POST /admin/v1/workspaces/{workspace}/phones/erase", "GET /admin/v1/audit", "GET /admin/v1/providers", "PATCH /admin/v1/providers/{provider}",
        "GET /admin/v1/templates", "GET /admin/v1/templates/{template}", "GET /healthz/live", "GET /healthz/ready", "GET /metrics", "GET /openapi/v1.json",
        "GET /sandbox/messages",
    ];

    /// <summary>The others, with their bodies.</summary>
    private static readonly Dictionary<string, string?> WithIds = new()
    {
        ["GET /v1/otp/{otp_id}"] = null,
        ["GET /v1/whatsapp/otp/{otp_id}"] = null,
        ["POST /v1/otp/verify"] = """{"otp_id":"{otp_id}","code":"{code}"}""",
        ["POST /v1/whatsapp/otp/verify"] = """{"otp_id":"{otp_id}","code":"{code}"}""",
        ["POST /v1/otp/{otp_id}/resend"] = "{}",
        ["POST /v1/otp/{otp_id}/cancel"] = null,
        ["GET /v1/webhooks/{id}"] = null,
        ["PATCH /v1/webhooks/{id}"] = """{"enabled":false,"url":"https://example.org/theirs"}""",
        ["DELETE /v1/webhooks/{id}"] = null,
        ["POST /v1/webhooks/{id}/rotate"] = null,
        ["POST /v1/webhooks/{id}/test"] = null,
        ["GET /v1/webhooks/{id}/deliveries"] = null,
        ["POST /v1/webhooks/{id}/replay"] = """{"since":"2026-01-01T00:00:00Z"}""",
        ["DELETE /admin/v1/workspaces/{workspace}/keys/{key_id}"] = null,
        ["POST /admin/v1/workspaces/{workspace}/keys/{key_id}/rotate"] = "{}",
        ["DELETE /admin/v1/workspaces/{workspace}/blocks/{block_id}"] = null,
        ["POST /admin/v1/workspaces/{workspace}/story"] = """{"otp_id":"{otp_id}"}""",
    };

    [Fact]
    public async Task Operations_AllOfTheDescription_AreInOneOfTheLists()
    {
        var described = await OperationsAsync();

        Assert.Equal(described.Order(), WithoutIds.Concat(WithIds.Keys).Order());
    }

    [Fact]
    public async Task Foreign_AnyIdAnywhere_EqualsAnUnknownOneAndDoesNothing_B12()
    {
        var stranger = await Service.WorkspaceAsync(Stranger);
        var owner = await Service.WorkspaceAsync("shop");
        var things = await ThingsAsync(owner);
        var before = await SeenAsync(owner, things);

        foreach (var (operation, body) in WithIds)
        {
            var key = operation.Contains("/admin/", StringComparison.Ordinal) ? Service.AdminKey : stranger;
            var foreign = await AskAsync(operation, body, key, things);
            var unknown = await AskAsync(operation, body, key, things.ToDictionary(static t => t.Key, static t => t.Key == "code" ? t.Value : Never(t.Value)));

            Assert.True(foreign.Status == 404, $"{operation}: {foreign.Status} {foreign.Text}");
            Assert.True((unknown.Status, unknown.Lasting, Headers(unknown)) == (foreign.Status, foreign.Lasting, Headers(foreign)), $"{operation}: {foreign.Text} {unknown.Text}");
        }

        Assert.Equal(before, await SeenAsync(owner, things));
    }

    /// <summary>The place in a list is an id too.</summary>
    [Fact]
    public async Task Foreign_Cursor_EqualsAnUnknownOne_A50()
    {
        var stranger = await Service.WorkspaceAsync(Stranger);
        var (id, _) = await Service.SentAsync(Phone);

        Task<Told> SearchAsync(string cursor) => Service.AskAsync(HttpMethod.Post, "/v1/otp/search", $$"""{"phone":"{{Phone}}","cursor":"{{cursor}}"}""", stranger);
        var (foreign, unknown) = (await SearchAsync(id), await SearchAsync(Never(id)));

        Assert.Equal((unknown.Status, unknown.Lasting, Headers(unknown)), (foreign.Status, foreign.Lasting, Headers(foreign)));
    }

    /// <summary>Keys open nothing of another workspace, whatever they ask for.</summary>
    [Fact]
    public async Task Foreign_Collections_HoldOnlyWhatIsOnesOwn_A50()
    {
        var stranger = await Service.WorkspaceAsync(Stranger);
        await ThingsAsync(await Service.WorkspaceAsync("shop"));

        Assert.Equal("""{"items":[],"next_cursor":null}""", (await Service.AskAsync(HttpMethod.Get, "/v1/webhooks", null, stranger)).Text);
        Assert.Equal("""{"items":[],"next_cursor":null}""", (await Service.AdminAsync(HttpMethod.Get, $"/workspaces/{Stranger}/blocks")).Text);
        Assert.Single((await Service.AdminAsync(HttpMethod.Get, $"/workspaces/{Stranger}/keys")).Json.GetProperty("items").EnumerateArray());
    }

    private async Task<List<string>> OperationsAsync() =>
    [
        .. from path in (await Service.GetAsync("/openapi/v1.json")).Json.GetProperty("paths").EnumerateObject()
           from method in path.Value.EnumerateObject()
           where method.Value.ValueKind == JsonValueKind.Object
           select $"{method.Name.ToUpperInvariant()} {path.Name}",
    ];

    /// <summary>One of each kind, all of one workspace.</summary>
    private async Task<Dictionary<string, string>> ThingsAsync(string owner)
    {
        async Task<string> MakeAsync(string path, string body, string key, string name)
        {
            var told = await Service.AskAsync(HttpMethod.Post, path, body, key);
            Assert.True(told.Status is 200 or 201, told.Text);
            return told.Json.GetProperty(name).GetString()!;
        }

        var otp = await MakeAsync("/v1/otp/send", $$"""{"phone":"{{Phone}}"}""", owner, "otp_id");
        return new Dictionary<string, string>
        {
            ["otp_id"] = otp,
            ["code"] = await Service.CodeAsync(Phone),
            ["id"] = await MakeAsync("/v1/webhooks", """{"url":"https://example.com/hook"}""", owner, "id"),
            ["key_id"] = await MakeAsync("/admin/v1/workspaces/shop/keys", "{}", Service.AdminKey, "key_id"),
            ["block_id"] = await MakeAsync("/admin/v1/workspaces/shop/blocks", """{"prefix":"+49151","action":"deny","reason":"test"}""", Service.AdminKey, "block_id"),
        };
    }

    /// <summary>All of them as their owner sees them; when a key was last used is no matter.</summary>
    private async Task<string> SeenAsync(string owner, Dictionary<string, string> things)
    {
        var otp = await Service.AskAsync(HttpMethod.Get, "/v1/otp/" + things["otp_id"], null, owner);
        var webhook = await Service.AskAsync(HttpMethod.Get, "/v1/webhooks/" + things["id"], null, owner);
        var keys = await Service.AdminAsync(HttpMethod.Get, "/workspaces/shop/keys");
        var blocks = await Service.AdminAsync(HttpMethod.Get, "/workspaces/shop/blocks");
        var revoked = keys.Json.GetProperty("items").EnumerateArray().Select(static k => $"{k.GetProperty("key_id")} {k.GetProperty("revoked")} {k.GetProperty("ends_at")}");
        return string.Join('\n', otp.Json.GetProperty("status"), otp.Json.GetProperty("attempts"), webhook.Text, string.Join(',', revoked), blocks.Text);
    }

    private Task<Told> AskAsync(string operation, string? body, string key, Dictionary<string, string> things)
    {
        var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1].Replace("{workspace}", Stranger, StringComparison.Ordinal));
        foreach (var (name, value) in things)
        {
            path = path.Replace("{" + name + "}", value, StringComparison.Ordinal);
            body = body?.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('{', path);
        return Service.AskAsync(HttpMethod.Parse(method), path, body, key);
    }

    /// <summary>An id of the same form that nobody was ever given.</summary>
    private static string Never(string id) => id[..^4] + (id[^4..] == "0000" ? "1111" : "0000");

    /// <summary>All headers but those that tell the time and the request.</summary>
    private static string Headers(Told told) => string.Join(
        '\n', told.Headers.Where(static h => h.Key.ToUpperInvariant() is not ("DATE" or "X-REQUEST-ID")).OrderBy(static h => h.Key).Select(static h => $"{h.Key}: {h.Value}"));
}
