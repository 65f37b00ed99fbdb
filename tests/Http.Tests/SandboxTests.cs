using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Http.Access;

namespace OtpActors.Http.Tests;

/// <summary>The sandbox's messages and page: who may see them, and what they look like.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private const string Elsewhere = "otp.example.com";

    private readonly StubInbox _inbox = new();
    private readonly KeyedNames _names = new(new PhoneSecret(new byte[32]));
    private HttpServer? _server;

    private HttpServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync() => _server = await HttpServer.StartAsync(s => s.AddSingleton<ISandboxInbox>(_inbox).AddSingleton(_names));

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

    /// <summary>A50: a key opens its own workspace's messages only, and only what it may read.</summary>
    [Fact]
    public async Task Messages_WithAKeyFromElsewhere_AreThoseOfItsWorkspace()
    {
        OtpId own = _names.DrawOtp(WorkspaceId.Default), older = _names.DrawOtp(WorkspaceId.Default);
        Assert.True(WorkspaceId.TryParse("acme", out var acme));
        _inbox.Otps = [_names.DrawOtp(acme), own, _names.DrawOtp(acme), older];

        Assert.Equal([own, older], await SeenAsync(""));
        Assert.Equal([own], await SeenAsync("?limit=1"));
        Assert.Equal(4, (await Server.GetAsync("/sandbox/messages", Stranger)).Json.GetArrayLength());

        async Task<IEnumerable<OtpId>> SeenAsync(string query) =>
            from message in (await Server.GetAsync("/sandbox/messages" + query, static r => r.Headers.Host = Elsewhere)).Json.EnumerateArray()
            select OtpId.TryParse(message.GetProperty("otp_id").GetString(), out var id) ? id : default;
    }

    [Theory]
    [InlineData("/sandbox/messages")]
    [InlineData("/inbox")]
    [InlineData("/inbox/inbox.js")]
    public async Task Messages_WithAKeyThatMayNotRead_AreRefused(string path)
    {
        foreach (var scope in (Scopes[])[Scopes.None, Scopes.Send, Scopes.Verify, Scopes.Webhooks])
        {
            var told = await Server.GetAsync(path, r =>
            {
                r.Headers.Host = Elsewhere;
                r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", StubKeyRing.KeyOf(scope));
            });

            Assert.Equal((403, "scope_missing"), (told.Status, told.Code));
        }
    }

    private static void Stranger(HttpRequestMessage request) => request.Headers.Authorization = null;

    private sealed class StubInbox : ISandboxInbox
    {
        public (PhoneNumber? Phone, int Limit) Asked { get; private set; }

        public IReadOnlyList<OtpId> Otps { get; set; } = [StubVerification.Otp];

        public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit)
        {
            Asked = (phone, limit);
            Assert.True(OtpCode.TryParse("012345", out var code));
            return [.. Otps.Take(limit).Select(otp => new SandboxMessage(otp, States.Phone, Channel.WhatsApp, code, "Your code is 012345.", StubVerification.Now))];
        }
    }
}
