using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Testing;

namespace OtpActors.Api.Tests;

/// <summary>The whole service in this process, as an executable composes it, with the clock in the test's hand. Which executable is the project's business.</summary>
internal sealed partial class Service : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;
    private readonly string _key;

    private Service(Action<IServiceCollection> first, (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create("OtpActors:" + s.Name, (string?)s.Value)));
        first(builder.Services);
        (_app, _key, AdminKey) = Compose(builder);
    }

    public ManualTime Clock { get; } = new();

    /// <summary>A client that leaves no traces of its own.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    public string Key => _key;

    public string AdminKey { get; }

    public string Folder => _folder.Data;

    public static Task<Service> StartAsync(params (string Name, string Value)[] settings) => StartAsync(static _ => { }, settings);

    /// <summary>As the other, with services that come before the program's own, which give way to them.</summary>
    public static async Task<Service> StartAsync(Action<IServiceCollection> first, params (string Name, string Value)[] settings)
    {
        var service = new Service(first, settings);
        await service._app.StartAsync();
        service.Client.BaseAddress = new Uri(service._app.Urls.Single());
        return service;
    }

    /// <summary>Sends to a phone and gives the answer.</summary>
    public Task<Told> SendAsync(string phone, string more = "", string path = "/v1/otp/send", string? key = null) =>
        PostAsync(path, $$"""{"phone":"{{phone}}"{{more}}}""", key);

    /// <summary>Sends to a phone, which must succeed, and gives the OTP's id and the code that arrived.</summary>
    public async Task<(string Id, string Code)> SentAsync(string phone, string more = "")
    {
        var told = await SendAsync(phone, more);
        Assert.True(told.Status == 200, told.Text);
        return (told.Json.GetProperty("otp_id").GetString()!, await CodeAsync(phone));
    }

    /// <summary>The code of a phone's newest message.</summary>
    public async Task<string> CodeAsync(string phone) =>
        (await GetAsync("/sandbox/messages?limit=1&phone=" + Uri.EscapeDataString(phone))).Json[0].GetProperty("code").GetString()!;

    public Task<Told> VerifyAsync(string id, string code, string more = "", string? key = null) =>
        PostAsync("/v1/otp/verify", $$"""{"otp_id":"{{id}}","code":"{{code}}"{{more}}}""", key);

    public Task<Told> GetAsync(string path) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Told> PostAsync(string path, string body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return AskAsync(request);
    }

    /// <summary>Asks the admin API.</summary>
    public Task<Told> AdminAsync(HttpMethod method, string path, string? body = null) => AskAsync(method, "/admin/v1" + path, body, AdminKey);

    /// <summary>Asks with another key.</summary>
    public Task<Told> AskAsync(HttpMethod method, string path, string? body, string key)
    {
        var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return AskAsync(request, key);
    }

    /// <summary>Makes a workspace and a key for it.</summary>
    /// <returns>The key.</returns>
    public async Task<string> WorkspaceAsync(string id, string more = "\"countries\":[\"*\"],\"metered\":false,\"per_second\":0", string keyBody = "{}")
    {
        var made = await AdminAsync(HttpMethod.Post, "/workspaces", $$"""{"id":"{{id}}",{{more}}}""");
        Assert.True(made.Status == 200, made.Text);
        var key = await AdminAsync(HttpMethod.Post, $"/workspaces/{id}/keys", keyBody);
        Assert.True(key.Status == 200, key.Text);
        return key.Json.GetProperty("key").GetString()!;
    }

    /// <summary>Asks again until what the service does by itself has happened.</summary>
    /// <param name="ask">What to ask.</param>
    /// <param name="happened">Whether the answer shows it.</param>
    /// <param name="haste">
    /// How many times as fast as the real clock the service's runs meanwhile; 0 where it stands still.
    /// Tied to the real one, lest what is under way be overtaken by deadlines on a busy machine.
    /// </param>
    public async Task<Told> UntilAsync(Func<Task<Told>> ask, Func<Told, bool> happened, int haste = 20)
    {
        var started = TimeProvider.System.GetTimestamp();
        var passed = TimeSpan.Zero;
        while (true)
        {
            var told = await ask();
            if (happened(told))
            {
                return told;
            }

            var now = TimeProvider.System.GetElapsedTime(started);
            Assert.True(now < TimeSpan.FromSeconds(20), told.Text);
            Clock.Advance((now - passed) * haste);
            passed = now;
        }
    }

    /// <summary>Another code of the same length.</summary>
    public static string Wrong(string code, int by = 1)
    {
        var digits = code.Length;
        var number = (int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) + by) % (int)Math.Pow(10, digits);
        return number.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Told> AskAsync(HttpRequestMessage request, string? key = null)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? _key);
        using (request)
        {
            using var response = await Client.SendAsync(request);
            return await Told.ReadAsync(response);
        }
    }
}
