namespace OtpActors.Http.Tests;

/// <summary>A server for each test.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    private HttpServer? _server;

    protected HttpServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync() => _server = await HttpServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    protected static string Phone() => """{"phone":"+14155550123"}""";

    protected static string Check(string code = "123456") => $$"""{"otp_id":"{{StubVerification.Otp}}","code":"{{code}}"}""";
}
