using System.Text.Json;

namespace OtpActors.Api.Tests.Providers;

/// <summary>WhatsApp first, SMS when it fails or stays silent, over HTTP on both sides.</summary>
public sealed class FallbackTests : IAsyncLifetime
{
    private const string Phone = "+447700900123";
    private const string WhatsAppSend = "/v1/whatsapp/otp/send";

    private House? _whatsApp;
    private House? _sms;
    private Service? _service;

    private House WhatsApp => _whatsApp ?? throw new InvalidOperationException("Not started.");

    private House Sms => _sms ?? throw new InvalidOperationException("Not started.");

    private Service Service => _service ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _whatsApp = await House.StartAsync("wa", "whatsapp");
        _sms = await House.StartAsync("texts", "sms");
        _service = await Service.StartAsync([("Limits:WorkspacePerSecond", "0"), .. WhatsApp.Settings, .. Sms.Settings]);
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await WhatsApp.DisposeAsync();
        await Sms.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_WhatsAppSilent_SmsWithTheSameCodeAfterTenSecondsAndEitherVerifies(bool bySms)
    {
        var (id, first) = await SentAsync();
        Service.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Empty(Sms.Messages);

        Service.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var second = await Sms.NextAsync();

        Assert.Equal(first.GetProperty("code").GetString(), second.GetProperty("code").GetString());
        Assert.NotEqual(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        var verified = await Service.VerifyAsync(id, (bySms ? second : first).GetProperty("code").GetString()!);
        Assert.True(verified.Json.GetProperty("valid").GetBoolean());
        Assert.True((await StatusAsync(id)).GetProperty("fallback_used").GetBoolean());
    }

    [Fact]
    public async Task Receipt_FailedAfterTheRightCode_SendsNothing_B38()
    {
        var (id, first) = await SentAsync();
        Assert.True((await Service.VerifyAsync(id, first.GetProperty("code").GetString()!)).Json.GetProperty("valid").GetBoolean());

        Assert.Equal(200, (await WhatsApp.ReportAsync(Service, first, "failed")).Status);
        Service.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal("verified", (await StatusAsync(id)).GetProperty("status").GetString());
        Assert.Empty(Sms.Messages);
    }

    [Fact]
    public async Task Send_WhatsAppDelivered_NoSmsEver()
    {
        var (id, first) = await SentAsync();

        Assert.Equal(200, (await WhatsApp.ReportAsync(Service, first, "delivered")).Status);
        Service.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal("delivered", (await StatusAsync(id)).GetProperty("status").GetString());
        Assert.Empty(Sms.Messages);
    }

    [Fact]
    public async Task Send_LateWhatsAppReceipt_ChangesNothing()
    {
        var (id, first) = await SentAsync();
        Service.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = await Sms.NextAsync();
        await Sms.ReportAsync(Service, second, "delivered");

        foreach (var status in (string[])["failed", "delivered", "sent", "failed", "read"])
        {
            Assert.Equal(200, (await WhatsApp.ReportAsync(Service, first, status)).Status);
        }

        Service.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Single(WhatsApp.Messages);
        Assert.Single(Sms.Messages);
        Assert.Equal("delivered", (await StatusAsync(id)).GetProperty("status").GetString());
        Assert.True((await Service.VerifyAsync(id, first.GetProperty("code").GetString()!)).Json.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Send_FailedReceipt_SmsAtOnceAndOnce()
    {
        var (id, first) = await SentAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WhatsApp.ReportAsync(Service, first, "failed")));
        await Sms.NextAsync();
        Service.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(Sms.Messages);
        Assert.Equal(2, (await StatusAsync(id)).GetProperty("deliveries").GetArrayLength());
    }

    [Fact]
    public async Task Send_NotOnWhatsApp_SmsInTheSameAnswer()
    {
        WhatsApp.Fake.Always = new(422, """{"reason":"not_on_channel"}""");

        var told = await Service.SendAsync(Phone);

        Assert.Equal((200, "sms"), (told.Status, told.Json.GetProperty("channel").GetString()));
        var deliveries = (await StatusAsync(told.Json.GetProperty("otp_id").GetString()!)).GetProperty("deliveries");
        Assert.Equal("not_on_channel", deliveries[0].GetProperty("error").GetString());
    }

    [Fact]
    public async Task Send_BothDead_Is503AndSpendsNothing()
    {
        WhatsApp.Fake.Always = Sms.Fake.Always = House.Down;

        var both = await Service.SendAsync(Phone);
        Service.Clock.Advance(TimeSpan.FromSeconds(5));
        var one = await Service.SendAsync(Phone, path: WhatsAppSend);

        Assert.Equal((503, "provider_unavailable"), (both.Status, both.Code));
        Assert.Equal((503, "meta_api_unavailable"), (one.Status, one.Code));
        WhatsApp.Fake.Always = Sms.Fake.Always = null;
        Service.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await Service.SendAsync(Phone)).Status);
    }

    /// <summary>A81: a forged or a foreign receipt moves nothing.</summary>
    [Fact]
    public async Task Receipt_OfAnotherProviderOrForged_IsNothing()
    {
        var (id, first) = await SentAsync();
        var changed = WhatsApp.Receipt(Service.Client.BaseAddress!, first, "delivered", Service.Clock.Now);
        changed.Headers.Remove("webhook-signature");
        changed.Headers.Add("webhook-signature", "v1,AAAA");
        using (changed)
        {
            using var refused = await Service.Client.SendAsync(changed);
            Assert.Equal(401, (int)refused.StatusCode);
        }

        Assert.Equal(200, (await Sms.ReportAsync(Service, first, "delivered")).Status);

        Assert.Equal("pending", (await StatusAsync(id)).GetProperty("status").GetString());
    }

    private async Task<(string Id, JsonElement Message)> SentAsync()
    {
        var told = await Service.SendAsync(Phone);
        Assert.True(told.Status == 200, told.Text);
        return (told.Json.GetProperty("otp_id").GetString()!, await WhatsApp.NextAsync());
    }

    private async Task<JsonElement> StatusAsync(string id) => (await Service.GetAsync("/v1/otp/" + id)).Json;
}
