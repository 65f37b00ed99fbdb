using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Http.Access;
using OtpActors.Testing;
using OtpActors.Webhooks;

namespace OtpActors.Http.Tests;

/// <summary>The front end on a real Kestrel at a free loopback port, over an engine that says what the test wants.</summary>
public sealed class HttpServer : IAsyncDisposable
{
    public const string Send = "/v1/otp/send";
    public const string WhatsAppSend = "/v1/whatsapp/otp/send";
    public const string Verify = "/v1/otp/verify";
    public const string WhatsAppVerify = "/v1/whatsapp/otp/verify";
    public const string Search = "/v1/otp/search";

    private WebApplication? _app;

    public static string Key => StubKeyRing.FullKey;

    public StubVerification Engine { get; } = new();

    public StubWebhooks Webhooks { get; } = new();

    public StubWorkspaces Workspaces { get; } = new();

    public StubRates Rates { get; } = new();

    public LogLines Log { get; } = new();

    public HttpClient Client { get; } = new();

    public Uri Address => Client.BaseAddress!;

    public WebApplication App => _app ?? throw new InvalidOperationException("The server is not started.");

    public static async Task<HttpServer> StartAsync(Action<IServiceCollection>? more = null, HttpFrontEndOptions? options = null, string[]? urls = null)
    {
        var server = new HttpServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls ?? ["http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddHttpFrontEnd(options ?? new HttpFrontEndOptions());
        builder.Services.AddSingleton<IKeyRing, StubKeyRing>();
        builder.Services.AddSingleton<IVerification>(server.Engine);
        builder.Services.AddSingleton<IWebhooks>(server.Webhooks);
        builder.Services.AddSingleton<IWorkspaces>(server.Workspaces);
        builder.Services.AddSingleton<ISendRates>(server.Rates);
        builder.Services.AddSingleton<ILoggerProvider>(server.Log);
        more?.Invoke(builder.Services);
        server._app = builder.Build();
        server._app.UseHttpFrontEnd();
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>Posts a body with a good key.</summary>
    public Task<Told> PostAsync(string path, string body, Action<HttpRequestMessage>? with = null) =>
        AskAsync(HttpMethod.Post, path, request =>
        {
            request.Content = Json(body);
            with?.Invoke(request);
        });

    public Task<Told> GetAsync(string path, Action<HttpRequestMessage>? with = null) => AskAsync(HttpMethod.Get, path, with);

    public async Task<Told> AskAsync(HttpMethod method, string path, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        with?.Invoke(request);
        using var response = await Client.SendAsync(request);
        return await Told.ReadAsync(response);
    }

    /// <summary>Writes bytes to a connection as they are, and reads all that comes back until the server closes it.</summary>
    public async Task<string> RawAsync(string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port, patience.Token);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(patience.Token);
    }

    public static HttpContent Json(string body) => Bytes(Encoding.UTF8.GetBytes(body));

    public static HttpContent Bytes(byte[] body, string contentType = "application/json") =>
        new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
}
