using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Http.Admin;
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
            static s => s.AddSingleton<ISandboxInbox, EmptyInbox>().AddSingleton(new KeyedNames(new PhoneSecret(new byte[32]))),
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

    /// <summary>What a listener does not serve is not there, whatever the method; what it serves says which methods it takes.</summary>
    [Theory]
    [InlineData("POST", "/metrics", 404, 405)]
    [InlineData("DELETE", "/inbox", 404, 405)]
    [InlineData("PUT", "/admin/v1/workspaces", 404, 405)]
    [InlineData("PUT", HttpServer.Send, 405, 404)]
    [InlineData("POST", "/healthz/live", 405, 405)]
    [InlineData("POST", "/none", 404, 404)]
    public async Task Addresses_OnceSplit_OtherMethods_AreToldWhereTheyAreServed(string method, string path, int onPublic, int onManagement)
    {
        var port = Loopback.FreePort();
        await using var server = await HttpServer.StartAsync(
            static s => s.AddSingleton<ISandboxInbox, EmptyInbox>().AddSingleton(new KeyedNames(new PhoneSecret(new byte[32]))).AddSingleton(new AdminKey("admin")),
            new HttpFrontEndOptions { ManagementPorts = new HashSet<int> { port } },
            ["http://127.0.0.1:0", $"http://127.0.0.1:{port}"]);

        foreach (var (url, status) in ((string, int)[])[(path, onPublic), ($"http://127.0.0.1:{port}{path}", onManagement)])
        {
            var told = await server.AskAsync(HttpMethod.Parse(method), url);

            Assert.Equal((status, status == 405 ? "method_not_allowed" : "not_found"), (told.Status, told.Code));
            Assert.Equal(status == 405, told.Header("Allow") is not null);
        }
    }

    private sealed class EmptyInbox : ISandboxInbox
    {
        public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit) => [];
    }
}
