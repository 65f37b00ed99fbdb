using OtpActors.Testing.Webhooks;

namespace OtpActors.Api.Tests;

/// <summary>Webhooks of the whole service, from the endpoint's set-up to what its receiver sees.</summary>
public sealed class WebhookServiceTests : IAsyncLifetime
{
    /// <summary>Silent: no receipt brings a further event.</summary>
    private const string Phone = "+99930000001";
    private const string Send = "/v1/whatsapp/otp/send";

    private Service? _service;
    private WebhookReceiver? _receiver;

    private Service Service => _service ?? throw new InvalidOperationException("The service is not started.");

    private WebhookReceiver Receiver => _receiver ?? throw new InvalidOperationException("The receiver is not started.");

    public async Task InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        _service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"), ("Webhooks:AllowPrivate", "true"));
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    [Fact]
    public async Task Events_OfAnOtp_ArriveInTheirOrderAndOnce()
    {
        var path = await SubscribeAsync();

        var sent = await Service.SendAsync(Phone, path: Send);
        var id = sent.Json.GetProperty("otp_id").GetString()!;
        Assert.Equal("otp.sent", (await Receiver.NextAsync()).Event);
        await Service.VerifyAsync(id, await Service.CodeAsync(Phone));
        var verified = await Receiver.NextAsync();

        Assert.Equal("otp.verified", verified.Event);
        Assert.Equal((id, Phone, 2), (verified.Data("otp_id").GetString(), verified.Data("phone").GetString(), verified.Data("sequence").GetInt32()));
        var log = await Service.UntilAsync(() => Service.GetAsync(path + "/deliveries"), static t => t.Json.GetProperty("items").GetArrayLength() == 2);
        Assert.All(log.Json.GetProperty("items").EnumerateArray(), static d => Assert.Equal(204, d.GetProperty("status_code").GetInt32()));
        Assert.Equal(2, Receiver.All.Count);
    }

    [Fact]
    public async Task Event_ReceiverFailsFirst_IsTriedAgainWithItsId()
    {
        await SubscribeAsync();
        var failed = false;
        Receiver.Answer = (_, context) =>
        {
            var status = failed ? 204 : 500;
            failed = true;
            return WebhookReceiver.Status(context, status);
        };

        await Service.SendAsync(Phone, path: Send);
        await Service.UntilAsync(() => Service.GetAsync("/healthz/live"), _ => Receiver.All.Count == 2);

        Assert.Single(Receiver.All.Select(static w => w.Id).Distinct());
    }

    [Fact]
    public async Task Replay_WhatWasDelivered_ArrivesAgain()
    {
        var path = await SubscribeAsync();
        await Service.SendAsync(Phone, path: Send);
        await Receiver.NextAsync();
        await Service.UntilAsync(() => Service.GetAsync(path + "/deliveries"), static t => t.Json.GetProperty("items").GetArrayLength() == 1);

        var replayed = await Service.PostAsync(path + "/replay", $$"""{"since":"{{Service.Clock.Now.AddHours(-1):O}}"}""");
        await Service.UntilAsync(() => Service.GetAsync("/healthz/live"), _ => Receiver.All.Count == 2);

        Assert.True(replayed.Json.GetProperty("queued").GetInt32() == 1, replayed.Text);
        Assert.Single(Receiver.All.Select(static w => w.Id).Distinct());
    }

    [Fact]
    public async Task Endpoint_ChangedRotatedAndRemoved_IsToldAsItIs()
    {
        var path = await SubscribeAsync();

        var changed = await Service.AskAsync(HttpMethod.Patch, path, """{"events":["otp.failed"],"enabled":false}""", Service.Key);
        var rotated = await Service.PostAsync(path + "/rotate", "{}");
        var tested = await Service.PostAsync(path + "/test", "{}");
        var removed = await Service.AskAsync(HttpMethod.Delete, path, null, Service.Key);

        Assert.False(changed.Json.GetProperty("enabled").GetBoolean());
        Assert.StartsWith("whsec_", rotated.Json.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(204, tested.Json.GetProperty("status_code").GetInt32());
        Assert.Equal("webhook.test", (await Receiver.NextAsync()).Event);
        Assert.Equal(204, removed.Status);
        Assert.Equal(404, (await Service.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Endpoint_OfAnotherWorkspace_IsUnknown()
    {
        var path = await SubscribeAsync();
        var other = await Service.WorkspaceAsync("acme");

        Assert.Equal(404, (await Service.AskAsync(HttpMethod.Get, path, null, other)).Status);
        Assert.Equal(404, (await Service.AskAsync(HttpMethod.Delete, path, null, other)).Status);
        Assert.Empty((await Service.AskAsync(HttpMethod.Get, "/v1/webhooks", null, other)).Json.GetProperty("items").EnumerateArray());
    }

    private async Task<string> SubscribeAsync()
    {
        var added = await Service.PostAsync("/v1/webhooks", $$"""{"url":"{{Receiver.Url}}"}""");
        Assert.True(added.Status == 201, added.Text);
        return "/v1/webhooks/" + added.Json.GetProperty("id").GetString();
    }
}
