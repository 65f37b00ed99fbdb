using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text;
using OtpActors.Testing;

namespace OtpActors.Api.Tests;

/// <summary>The executable as a stranger meets it.</summary>
public sealed class FirstMinutesTests : IDisposable
{
    private const string Phone = "+99915550100";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FirstStart_LeadsFromTheBannerToAVerifiedCodeAndBackAfterARestart()
    {
        string id;
        string key;
        await using (var api = await ApiProcess.ListeningAsync(_folder))
        {
            key = (await File.ReadAllTextAsync(Path.Combine(_folder.Data, "bootstrap-key"))).Trim();
            Assert.Contains($"curl -s {api.Address.GetLeftPart(UriPartial.Authority)}/v1/otp/send", api.Output, StringComparison.Ordinal);
            Assert.Contains("/inbox", api.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(key, api.Output, StringComparison.Ordinal);

            var sent = await PostAsync(api, key, "/v1/otp/send", $$"""{"phone":"{{Phone}}"}""");
            Assert.Equal(200, sent.Status);
            id = sent.Json.GetProperty("otp_id").GetString()!;
            var messages = await GetAsync(api, null, "/sandbox/messages?phone=%2B99915550100");
            var code = messages.Json[0].GetProperty("code").GetString();
            Assert.Equal(200, (await GetAsync(api, null, "/inbox")).Status);

            var verified = await PostAsync(api, key, "/v1/otp/verify", $$"""{"otp_id":"{{id}}","code":"{{code}}"}""");
            Assert.True(verified.Json.GetProperty("valid").GetBoolean());

            Assert.Equal(0, await api.StopAsync());
            Assert.DoesNotContain(key, api.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Phone[1..], api.Output.Replace($$"""{"phone":"{{Phone}}"}""", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        await using (var again = await ApiProcess.ListeningAsync(_folder))
        {
            var status = await GetAsync(again, key, "/v1/otp/" + id);

            Assert.Equal("verified", status.Json.GetProperty("status").GetString());
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task FirstStart_KeepsItsSecretsToItsOwner()
    {
        await using var api = await ApiProcess.ListeningAsync(_folder);

        foreach (var name in (string[])["bootstrap-key", "admin-key", "phone-key", "code-keys"])
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Data, name)));
        }
    }

    [Fact]
    public async Task FirstStart_InDevelopment_ShowsTheKey()
    {
        await using var api = await ApiProcess.ListeningAsync(_folder, null, ("ASPNETCORE_ENVIRONMENT", "Development"));

        Assert.Contains((await File.ReadAllTextAsync(Path.Combine(_folder.Data, "bootstrap-key"))).Trim(), api.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_FromTheEnvironment_AreInForce()
    {
        const string Key = "oat_0123456789abcdefghijklmnopqrstuvwxyz";
        await using var api = await ApiProcess.ListeningAsync(
            _folder,
            ["--urls=http://127.0.0.1:0", "--data", "elsewhere"],
            ("OtpActors__BootstrapKey", Key),
            ("OtpActors__Limits__WorkspacePerSecond", "500"),
            ("OtpActors__Limits__PhoneWindows", "2/30m"),
            ("OtpActors__Limits__MaxAttempts", "5"),
            ("OtpActors__CodeKeys__0", "k7:" + Convert.ToBase64String(new byte[32])),
            ("OtpActors__PhoneKey", Convert.ToBase64String(new byte[32])));

        var first = await PostAsync(api, Key, "/v1/otp/send", $$"""{"phone":"{{Phone}}"}""");
        await PostAsync(api, Key, "/v1/otp/send", $$"""{"phone":"{{Phone}}"}""");
        var third = await PostAsync(api, Key, "/v1/otp/send", $$"""{"phone":"{{Phone}}"}""");

        Assert.Equal(("500", 5), (first.Header("X-RateLimit-Limit"), first.Json.GetProperty("attempts_allowed").GetInt32()));
        Assert.Equal((429, "phone_30m"), (third.Status, third.Json.GetProperty("limit").GetString()));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "elsewhere", "otpactors.db")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "elsewhere", "bootstrap-key")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "elsewhere", "code-keys")));
    }

    private static Task<Told> GetAsync(ApiProcess api, string? key, string path) => AskAsync(api, key, new HttpRequestMessage(HttpMethod.Get, path));

    private static Task<Told> PostAsync(ApiProcess api, string key, string path, string body) =>
        AskAsync(api, key, new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

    private static async Task<Told> AskAsync(ApiProcess api, string? key, HttpRequestMessage request)
    {
        using var client = new HttpClient { BaseAddress = api.Address };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using (request)
        {
            using var response = await client.SendAsync(request);
            return await Told.ReadAsync(response);
        }
    }
}
