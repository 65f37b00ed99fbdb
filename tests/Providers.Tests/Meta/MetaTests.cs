using System.Text.Json;
using OtpActors.Delivery.Providers.Meta;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders.Meta;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Meta;

public sealed class MetaTests
{
    [Fact]
    public async Task Send_Template_IsWhatMetaDocuments()
    {
        await using var rig = await StartAsync();

        Assert.Equal(new SendOutcome.Accepted("wamid.HBgMFAKE01", true), await rig.SendAsync());

        var call = Assert.Single(rig.Server.Calls);
        Assert.Equal("/v23.0/106540352242922/messages", call.Path);
        Assert.StartsWith("OtpActors/", call.Header("User-Agent"), StringComparison.Ordinal);
        var expected = """
            {"messaging_product":"whatsapp","recipient_type":"individual","type":"template","to":"447700900123","biz_opaque_callback_data":"TAG",
             "template":{"name":"otp_verification","language":{"policy":"deterministic","code":"en_US"},
              "components":[{"type":"body","parameters":[{"type":"text","text":"042137"}]},
               {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"042137"}]}]}}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected.Replace("TAG", rig.Tag, StringComparison.Ordinal)).RootElement, JsonDocument.Parse(call.Body).RootElement), call.Body);
    }

    /// <summary>The vector of Meta's scheme: the key, the body and the signature stand apart from this code.</summary>
    [Fact]
    public async Task Receipts_SignatureVector_IsGenuine()
    {
        await using var rig = await StartAsync();
        var vector = new SignedReceipt(
            ProviderRig.PublicUrl + "/receipts/vendor",
            "application/json",
            """{"object":"whatsapp_business_account","entry":[]}""",
            ("X-Hub-Signature-256", "sha256=4bf09b310bd4736e05e1c27e452830e46940b9e0980fa10e19b6209681e8e3e9"));

        Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(vector));
    }

    [Theory]
    [InlineData("subscribe", FakeMeta.VerifyToken, "1158201444", "1158201444")]
    [InlineData("subscribe", "another", "1158201444", null)]
    [InlineData("unsubscribe", FakeMeta.VerifyToken, "1158201444", null)]
    [InlineData("subscribe", FakeMeta.VerifyToken, "<script>", null)]
    public async Task Challenge_Question_IsAnsweredToMetaOnly(string mode, string token, string challenge, string? answer)
    {
        await using var rig = await StartAsync();
        var query = $"?hub.mode={mode}&hub.verify_token={token}&hub.challenge={Uri.EscapeDataString(challenge)}";

        var verdict = rig.Desk.Challenge(ProviderRig.Name, new SignedReceipt(ProviderRig.PublicUrl + "/receipts/vendor" + query, "", "").Request(), out var said);

        Assert.Equal((answer is null ? ReceiptVerdict.NotGenuine : ReceiptVerdict.Taken, answer ?? ""), (verdict, said));
    }

    [Fact]
    public async Task Receipts_FailedNotOnWhatsApp_SaysSoInOurWord()
    {
        await using var rig = await StartAsync();
        rig.Sink.Outcome(ProviderRig.Name, await rig.SendAsync());

        await rig.PostAsync(MetaSamples.Signed(FakeMeta.Receipts((rig.Tag, "wamid.1", "failed", 131026))));

        Assert.Equal((DeliveryStatus.Failed, "not_on_channel"), (rig.Sink.State.Current!.Status, rig.Sink.State.Current.Error));
    }

    [Fact]
    public async Task Receipts_OtherNews_IsNoReceipt()
    {
        await using var rig = await StartAsync();
        var body = """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[
             {"field":"messages","value":{"messages":[{"from":"447700900123","text":{"body":"hello"}}]}},
             {"field":"messages","value":{"errors":[{"code":130429}]}},
             {"field":"account_update","value":{"event":"VERIFIED_ACCOUNT"}},
             {"field":"messages","value":{"statuses":[{"id":"wamid.1","status":"warning"}, null]}}, null]}, null]}
            """;

        Assert.Equal(ReceiptVerdict.Taken, await rig.PostAsync(MetaSamples.Signed(body)));
        Assert.Equal(0, rig.Sink.Count);
    }

    [Fact]
    public async Task Send_WithoutAppSecret_ExpectsNoReceipt()
    {
        await using var rig = await ProviderRig.StartAsync(new FakeMeta(), static server => MetaSamples.Settings(server).Where(static s => s.Name != "AppSecret"));

        Assert.Equal(new SendOutcome.Accepted("wamid.HBgMFAKE01", false), await rig.SendAsync());
        Assert.Null(rig.Provider.Receipts);
    }

    [Theory]
    [InlineData("en", "en_US")]
    [InlineData("pt-PT", "pt_BR")]
    [InlineData("zh", "zh_CN")]
    [InlineData("de-AT", "de")]
    [InlineData("sv", "en_US")]
    public async Task Send_NothingKnownOfApprovals_TakesTheNearestStandardLanguage(string locale, string language)
    {
        await using var rig = await StartAsync();

        await rig.Provider.SendAsync(SampleMessage.To(Channel.WhatsApp, locale: locale), CancellationToken.None);

        Assert.Equal(("otp_verification", language), Sent(rig));
    }

    /// <summary>CLDR: Portuguese outside Brazil is written as in Portugal, Chinese by its script and region.</summary>
    [Theory]
    [InlineData("pt", "pt_BR")]
    [InlineData("pt-BR", "pt_BR")]
    [InlineData("pt-PT", "pt_PT")]
    [InlineData("pt-AO", "pt_PT")]
    [InlineData("zh", "zh_CN")]
    [InlineData("zh-Hans-SG", "zh_CN")]
    [InlineData("zh-Hant", "zh_TW")]
    [InlineData("zh-Hant-TW", "zh_TW")]
    [InlineData("zh-HK", "zh_HK")]
    [InlineData("zh-MO", "zh_HK")]
    public void Distance_LanguagesWithCountriesOnly_TheNearestIsTheirWayOfWriting(string locale, string nearest) =>
        Assert.Equal(nearest, ((string[])["en_US", "pt_BR", "pt_PT", "zh_CN", "zh_HK", "zh_TW"]).MinBy(code => MetaLanguages.Distance(code, locale)));

    [Fact]
    public async Task Send_TemplateNotApproved_IsTheTemplatesFault()
    {
        await using var rig = await StartAsync(static fake => fake.Strict = true);

        Assert.Equal(new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "132001"), await rig.SendAsync());
    }

    private static Task<ProviderRig> StartAsync(Action<FakeMeta>? with = null)
    {
        var fake = new FakeMeta();
        with?.Invoke(fake);
        return ProviderRig.StartAsync(fake, MetaSamples.Settings);
    }

    private static (string?, string?) Sent(ProviderRig rig)
    {
        var template = JsonDocument.Parse(rig.Server.Calls.Last().Body).RootElement.GetProperty("template");
        return (template.GetProperty("name").GetString(), template.GetProperty("language").GetProperty("code").GetString());
    }
}
