using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;

namespace OtpActors.Http.Tests;

/// <summary>The sandbox's messages and page: who may see them, and what they look like.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private readonly StubInbox _inbox = new();
    private HttpServer? _server;

    private HttpServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync() => _server = await HttpServer.StartAsync(s => s.AddSingleton<ISandboxInbox>(_inbox));

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task Messages_OfAPhone_AnswerEveryMember()
    {
        var told = await Server.GetAsync("/sandbox/messages?phone=%2B14155550123&limit=5", Stranger);

        Assert.Equal(200, told.Status);
        Assert.Equal(
            $$"""[{"otp_id":"{{StubVerification.Otp}}","phone":"+14155550123","channel":"whatsapp","code":"012345","text":"Your code is 012345.","at":"2026-11-21T10:00:00Z"}]""",
            told.Text);
        Assert.Equal((States.Phone, 5), _inbox.Asked);
    }

    [Theory]
    [InlineData("/sandbox/messages", null, SandboxOptions.CapacityMax)]
    [InlineData("/sandbox/messages?limit=1000", null, 1000)]
    [InlineData("/sandbox/messages?phone=+14155550123", "+14155550123", SandboxOptions.CapacityMax)]
    public async Task Messages_Defaults_AreAllPhonesAndAllMessages(string path, string? phone, int limit)
    {
        await Server.GetAsync(path, Stranger);

        Assert.Equal((phone, limit), (_inbox.Asked.Phone?.E164, _inbox.Asked.Limit));
    }

    [Theory]
    [InlineData("phone=12", "phone", "invalid_phone")]
    [InlineData("limit=0", "limit", "invalid_request")]
    [InlineData("limit=5000001", "limit", "invalid_request")]
    [InlineData("limit=x", "limit", "invalid_request")]
    public async Task Messages_FaultyQuery_IsRefused(string query, string field, string code)
    {
        var told = await Server.GetAsync("/sandbox/messages?" + query, Stranger);

        Assert.Equal((400, code), (told.Status, told.Code));
        Assert.Equal([field], told.Faulty);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:8080")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public async Task Visitors_NamingThisMachine_NeedNoKey(string host)
    {
        foreach (var path in (string[])["/sandbox/messages", "/inbox", "/inbox/inbox.js"])
        {
            Assert.Equal(200, (await Server.GetAsync(path, r => { Stranger(r); r.Headers.Host = host; })).Status);
        }
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("192.168.1.5:8080")]
    [InlineData("[::2]")]
    public async Task Visitors_NamingAnotherHost_NeedAKey(string host)
    {
        foreach (var path in (string[])["/sandbox/messages", "/inbox", "/inbox/inbox.js"])
        {
            var told = await Server.GetAsync(path, r => { Stranger(r); r.Headers.Host = host; });

            Assert.Equal((401, "invalid_api_key"), (told.Status, told.Code));
            Assert.Equal(200, (await Server.GetAsync(path, r => r.Headers.Host = host)).Status);
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task Visitors_ForwardedFromElsewhere_NeedAKey(string header)
    {
        var told = await Server.GetAsync("/sandbox/messages", r => { Stranger(r); r.Headers.TryAddWithoutValidation(header, "for=203.0.113.9"); });

        Assert.Equal(401, told.Status);
    }

    private static void Stranger(HttpRequestMessage request) => request.Headers.Authorization = null;

    private sealed class StubInbox : ISandboxInbox
    {
        public (PhoneNumber? Phone, int Limit) Asked { get; private set; }

        public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit)
        {
            Asked = (phone, limit);
            Assert.True(OtpCode.TryParse("012345", out var code));
            return [new SandboxMessage(StubVerification.Otp, States.Phone, Channel.WhatsApp, code, "Your code is 012345.", StubVerification.Now)];
        }
    }
}
