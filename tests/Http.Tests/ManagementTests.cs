using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Testing;

namespace OtpActors.Http.Tests;

public sealed class ManagementTests
{
    [Theory]
    [InlineData("GET", "/metrics", false, true)]
    [InlineData("GET", "/inbox", false, true)]
    [InlineData("GET", "/inbox/inbox.js", false, true)]
    [InlineData("GET", "/sandbox/messages", false, true)]
    [InlineData("GET", "/healthz/live", true, true)]
    [InlineData("GET", "/healthz/ready", true, true)]
    [InlineData("GET", "/openapi/v1.json", true, false)]
    [InlineData("POST", HttpServer.Send, true, false)]
    public async Task Addresses_OnceSplit_ServeTheirOwnOnly(string method, string path, bool onPublic, bool onManagement)
    {
        var port = Loopback.FreePort();
        await using var server = await HttpServer.StartAsync(
            static s => s.AddSingleton<ISandboxInbox, EmptyInbox>(),
            new HttpFrontEndOptions { ManagementPorts = new HashSet<int> { port } },
            ["http://127.0.0.1:0", $"http://127.0.0.1:{port}"]);

        Assert.Equal(onPublic, await ServesAsync(path));
        Assert.Equal(onManagement, await ServesAsync($"http://127.0.0.1:{port}{path}"));

        async Task<bool> ServesAsync(string url)
        {
            var told = await server.AskAsync(HttpMethod.Parse(method), url, r =>
            {
                r.Content = method == "POST" ? HttpServer.Json("""{"phone":"+14155550123"}""") : null;
                r.Headers.Host = $"localhost:{port}";
            });
            Assert.True(told.Status is 200 || (told.Status == 404 && told.Code == "not_found"), told.Text);
            return told.Status == 200;
        }
    }

    private sealed class EmptyInbox : ISandboxInbox
    {
        public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit) => [];
    }
}
