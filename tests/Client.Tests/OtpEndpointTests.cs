using System.Text.Json.Nodes;
using OtpActors.Api.Tests;
using OtpActors.Client.Otps;

namespace OtpActors.Client.Tests;

/// <summary>Every OTP endpoint, against the real service.</summary>
public sealed class OtpEndpointTests : ClientTest
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task SendThenVerify_RightCode_IsValidOnce()
    {
        var sent = await Client.SendAsync(Phone);

        var told = await Client.VerifyAsync(sent.OtpId, await Service.CodeAsync(Phone));

        Assert.Equal((OtpChannel.WhatsApp, Phone, 300, 3), (sent.Channel, sent.Phone, sent.ExpiresIn, sent.AttemptsAllowed));
        Assert.Equal(Service.Clock.Now.AddSeconds(300), sent.ExpiresAt);
        Assert.NotNull(sent.MessageId);
        Assert.Equal((true, sent.OtpId, Phone, OtpChannel.WhatsApp), (told.Valid, told.OtpId, told.Phone, told.Channel));
        Assert.Equal(Service.Clock.Now, told.VerifiedAt);
    }

    [Fact]
    public async Task Verify_WrongCode_IsAnAnswerWithWhatIsLeft()
    {
        var sent = await Client.SendAsync(Phone);
        var wrong = Service.Wrong(await Service.CodeAsync(Phone));

        var first = await Client.VerifyAsync(sent.OtpId, wrong);
        await Client.VerifyAsync(sent.OtpId, wrong);
        var last = await Client.VerifyAsync(sent.OtpId, wrong);

        Assert.Equal((false, "incorrect_code", 2, null), (first.Valid, first.Reason, first.AttemptsRemaining, first.Phone));
        Assert.Equal((false, "max_attempts_reached", 0), (last.Valid, last.Reason, last.AttemptsRemaining));
    }

    [Fact]
    public async Task Send_EveryField_ReachesTheServer()
    {
        var sent = await Client.SendAsync(new SendRequest
        {
            Phone = Phone,
            Template = "otp_verification",
            Length = 8,
            ExpiresIn = 60,
            FallbackSms = false,
            Channel = OtpChannel.Sms,
            Metadata = new JsonObject { ["order"] = 7 },
            ClientReference = "c-1",
            Purpose = "payment",
            Locale = "de",
            ClientIp = "192.0.2.1",
            Origin = "example.com",
            MaxAttempts = 2,
        });

        var code = await Service.CodeAsync(Phone);
        var otp = await Client.GetAsync(sent.OtpId);

        Assert.Equal((8, 60, 2, OtpChannel.Sms), (code.Length, sent.ExpiresIn, sent.AttemptsAllowed, sent.Channel));
        Assert.Equal(("c-1", "payment", 7), (otp.ClientReference, otp.Purpose, (int)otp.Metadata!["order"]!));
        Assert.False((await Client.VerifyAsync(sent.OtpId, code, "login")).Valid);
        Assert.True((await Client.VerifyAsync(sent.OtpId, code, "payment")).Valid);
    }

    [Fact]
    public async Task WhatsAppPaths_SendVerifyAndStatus_Work()
    {
        var api = Client.Api;
        var sent = await api.SendWhatsAppAsync(new SendRequest { Phone = Phone }, "k-1", None);

        var told = await api.VerifyWhatsAppAsync(new VerifyRequest(sent.OtpId, await Service.CodeAsync(Phone)), "k-2", None);
        var otp = await api.GetWhatsAppAsync(sent.OtpId, None);

        Assert.True(told.Valid);
        Assert.Equal((OtpStatus.Verified, 1, false), (otp.Status, otp.Attempts, otp.FallbackUsed));
        Assert.Equal(("sandbox", OtpChannel.WhatsApp), (otp.Deliveries.Single().Provider, otp.Deliveries.Single().Channel));
    }

    [Fact]
    public async Task Resend_WithANewCode_SendsAnother()
    {
        var sent = await Client.SendAsync(Phone);
        var code = await Service.CodeAsync(Phone);
        Service.Clock.Advance(TimeSpan.FromSeconds(60));

        var again = await Client.ResendAsync(sent.OtpId);
        Assert.Equal((sent.OtpId, sent.ExpiresAt, code), (again.OtpId, again.ExpiresAt, await Service.CodeAsync(Phone)));

        Service.Clock.Advance(TimeSpan.FromSeconds(60));
        var other = await Client.ResendAsync(sent.OtpId, new ResendRequest(OtpChannel.Sms, NewCode: true));
        Assert.Equal(OtpChannel.Sms, other.Channel);
        Assert.NotEqual(code, await Service.CodeAsync(Phone));
    }

    [Fact]
    public async Task Cancel_Twice_SaysTheSame()
    {
        var sent = await Client.SendAsync(Phone);

        Assert.Equal(OtpStatus.Canceled, (await Client.CancelAsync(sent.OtpId)).Status);
        Assert.Equal(OtpStatus.Canceled, (await Client.CancelAsync(sent.OtpId)).Status);
    }

    [Fact]
    public async Task Search_ByPhone_ReadsAllPagesNewestFirst()
    {
        List<string> ids = [];
        for (var i = 0; i < 3; i++)
        {
            ids.Insert(0, (await Client.SendAsync(Phone)).OtpId);
            Service.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        List<string> found = [];
        await foreach (var otp in Client.SearchAsync(new SearchRequest { Phone = Phone, Limit = 2 }))
        {
            found.Add(otp.OtpId);
        }

        Assert.Equal(ids, found);
    }
}
