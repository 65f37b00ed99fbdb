using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OtpActors.Bench.Load.Servers;

/// <summary>The API as several workspaces use it.</summary>
internal sealed class TenantApi(string url, string adminKey) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = new Uri(url) };

    /// <summary>Makes a workspace, unless it is there, and a key for it.</summary>
    /// <exception cref="InvalidOperationException">The server refuses.</exception>
    public async Task<string> WorkspaceAsync(string id, int perSecond)
    {
        await AskAsync(HttpMethod.Post, "/admin/v1/workspaces", $$"""{"id":"{{id}}"}""", adminKey);
        var (status, _) = await AskAsync(
            HttpMethod.Patch,
            "/admin/v1/workspaces/" + id,
            $$"""{"metered":false,"countries":["*"],"per_second":{{perSecond}},"conversion":"off","spray":"off"}""",
            adminKey);
        var (made, body) = await AskAsync(HttpMethod.Post, $"/admin/v1/workspaces/{id}/keys", "{}", adminKey);
        return status == 200 && made == 200
            ? JsonDocument.Parse(body).RootElement.GetProperty("key").GetString()!
            : throw new InvalidOperationException($"The workspace {id} cannot be made: {body}");
    }

    /// <summary>Sends; the OTP's id, or null when it was refused.</summary>
    public async Task<string?> SendAsync(string key, string phone)
    {
        var (status, body) = await AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{phone}}"}""", key);
        return status == 200 ? JsonDocument.Parse(body).RootElement.GetProperty("otp_id").GetString() : null;
    }

    /// <summary>Asks for an OTP.</summary>
    public async Task GetAsync(string key, string id) => await AskAsync(HttpMethod.Get, "/v1/otp/" + id, null, key);

    public void Dispose() => _client.Dispose();

    private async Task<(int Status, string Body)> AskAsync(HttpMethod method, string path, string? body, string key)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
