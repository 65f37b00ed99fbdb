using OtpActors.Engine.Verification;

namespace OtpActors.Http.Tests;

public sealed class SendTests : IAsyncLifetime
{
    private HttpServer _server = null!;

    public async Task InitializeAsync() => _server = await HttpServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Send_PhoneAlone_TakesTheDefaults()
    {
        var told = await _server.PostAsync(HttpServer.Send, $$"""{"phone":"{{States.Number}}"}""");

        Assert.Equal(200, told.Status);
        var asked = _server.Engine.Last<SendRequest>();
        Assert.Equal(new SendRequest(States.Phone) { FallbackSms = true }, asked);
    }
}
