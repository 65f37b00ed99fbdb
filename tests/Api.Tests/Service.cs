using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Api.Hosting;
using OtpActors.Api.Settings;
using OtpActors.Embedded.Folder;
using OtpActors.Testing;

namespace OtpActors.Api.Tests;

/// <summary>The whole service in this process, as the executable composes it, with the clock in the test's hand.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly string _key;

    private Service(WebApplication app, ManualTime clock, string key, TemporaryFolder folder)
    {
        _app = app;
        _key = key;
        _folder = folder;
        Clock = clock;
    }

    public ManualTime Clock { get; }

    /// <summary>A client that leaves no traces of its own.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    public string Key => _key;

    public string Folder => _folder.Data;

    public static Task<Service> StartAsync(params (string Name, string Value)[] settings) => StartAsync(static _ => { }, settings);

    /// <summary>As the other, with services that come before the program's own, which give way to them.</summary>
    public static async Task<Service> StartAsync(Action<IServiceCollection> first, params (string Name, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var clock = new ManualTime();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create("OtpActors:" + s.Name, (string?)s.Value)));
        var read = ApiSettings.Read(builder.Configuration, new CommandLine(folder.Data, "http://127.0.0.1:0", false));
        var data = DataFolder.Open(read.DataFolder);
        var secrets = Secrets.Open(data, read.Secrets);
        builder.Services.AddSingleton<TimeProvider>(clock);
        first(builder.Services);
        var app = ApiHost.Build(builder, read, data, secrets);
        var service = new Service(app, clock, secrets.BootstrapKey.Reveal(), folder);
        await app.StartAsync();
        service.Client.BaseAddress = new Uri(app.Urls.Single());
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

    private async Task<Told> AskAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        using (request)
        {
            using var response = await Client.SendAsync(request);
            return await Told.ReadAsync(response);
        }
    }
}
