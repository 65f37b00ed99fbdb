using System.Text.Json;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Providers.Meta;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Meta;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Meta;

/// <summary>Templates are created on an operator's word, their approval is followed, and messages take what is approved.</summary>
public sealed class MetaTemplateTests
{
    private static readonly Template Standard = TemplatePress.Make(new MessageOptions(), Assert.Fail)["otp_verification"];

    [Fact]
    public async Task Create_CopyCode_IsWhatMetaDocuments()
    {
        var (rig, fake) = await StartAsync(("Lifetimes", "5"));
        await using (rig)
        {
            var created = await Templates(rig).CreateAsync(Standard, CancellationToken.None);

            Assert.Equal(24, created.Count);
            Assert.All(created, static t => Assert.Equal("PENDING", t.Status));
            AssertBody(
                """
                {"category":"AUTHENTICATION","name":"otp_verification","language":"en_US","message_send_ttl_seconds":300,"components":[
                 {"type":"BODY","add_security_recommendation":true},
                 {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]}
                """,
                fake.Templates[0].Body);
            AssertBody(
                """
                {"category":"AUTHENTICATION","name":"otp_verification_5m","language":"en_US","message_send_ttl_seconds":300,"components":[
                 {"type":"BODY","add_security_recommendation":true},{"type":"FOOTER","code_expiration_minutes":5},
                 {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]}
                """,
                fake.Templates[1].Body);
        }
    }

    [Theory]
    [InlineData("one_tap", """{"type":"OTP","otp_type":"ONE_TAP","supported_apps":[{"package_name":"org.example.app","signature_hash":"FA+9qCX9VSu"}]}""")]
    [InlineData(
        "zero_tap",
        """{"type":"OTP","otp_type":"ZERO_TAP","zero_tap_terms_accepted":true,"supported_apps":[{"package_name":"org.example.app","signature_hash":"FA+9qCX9VSu"}]}""")]
    public async Task Create_TapButton_NamesTheApp(string button, string expected)
    {
        var (rig, fake) = await StartAsync(("Button", button), ("Apps", "org.example.app:FA+9qCX9VSu"), ("ZeroTapTerms", "true"), ("TimeToLive", "60"));
        await using (rig)
        {
            await Templates(rig).CreateAsync(Standard, CancellationToken.None);

            var body = JsonDocument.Parse(fake.Templates[0].Body).RootElement;
            Assert.Equal(60, body.GetProperty("message_send_ttl_seconds").GetInt32());
            AssertBody(expected, body.GetProperty("components")[1].GetProperty("buttons")[0].GetRawText());
        }
    }

    [Fact]
    public async Task Create_WhatIsThereAlready_IsLeftAlone()
    {
        var (rig, fake) = await StartAsync();
        await using (rig)
        {
            fake.Add("otp_verification", "de");
            Assert.Null(await Templates(rig).RefreshAsync(CancellationToken.None));

            var now = await Templates(rig).CreateAsync(Standard, CancellationToken.None);

            Assert.Contains(new MetaTemplateStatus("otp_verification", "de", "APPROVED"), now);
            Assert.Equal(12, now.Count);
            Assert.Equal(12, fake.Templates.Count);
        }
    }

    [Fact]
    public async Task Create_Refused_SaysMetasCode()
    {
        var (rig, fake) = await StartAsync();
        await using (rig)
        {
            fake.Always = FakeMeta.Error(400, 2388023);

            Assert.All(await Templates(rig).CreateAsync(Standard, CancellationToken.None), static t => Assert.Equal("error 2388023", t.Status));
        }
    }

    [Fact]
    public async Task Send_WhileLanguagesWaitForApproval_TakesTheNearestApprovedOne()
    {
        var (rig, fake) = await StartAsync();
        await using (rig)
        {
            fake.Strict = true;
            fake.Add("otp_verification", "en_US");
            fake.Add("otp_verification", "pt_BR", "PENDING");
            fake.Add("otp_verification", "es", "PAUSED");
            Assert.Null(await rig.Provider.Probe!.AskAsync(CancellationToken.None));
            Assert.Equal("en_US", await LanguageOfAsync(rig, "pt-BR"));
            Assert.Equal("en_US", await LanguageOfAsync(rig, "es"));

            fake.Review("APPROVED");
            await rig.PostAsync(MetaSamples.Signed("""
                {"object":"whatsapp_business_account","entry":[{"id":"1","time":1,"changes":[{"field":"message_template_status_update",
                 "value":{"event":"APPROVED","message_template_id":1,"message_template_name":"otp_verification","message_template_language":"pt_BR","reason":"NONE"}}]}]}
                """));

            Assert.Equal("pt_BR", await LanguageOfAsync(rig, "pt-BR"));
        }
    }

    [Theory]
    [InlineData(300, "otp_verification_5m")]
    [InlineData(297, "otp_verification_5m")]
    [InlineData(240, "otp_verification")]
    [InlineData(600, "otp_verification_10m")]
    public async Task Send_LifetimeWithATemplate_SaysTheRealLifetime(int seconds, string name)
    {
        var (rig, _) = await StartAsync(("Lifetimes", "5, 10"));
        await using (rig)
        {
            var message = SampleMessage.To(Channel.WhatsApp);

            await rig.Provider.SendAsync(message with { ExpiresAt = rig.Clock.GetUtcNow().AddSeconds(seconds) }, CancellationToken.None);

            Assert.Equal(name, Body(rig).GetProperty("template").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Probe_CreateTemplates_CreatesWhatIsMissingOnce()
    {
        var (rig, fake) = await StartAsync(("CreateTemplates", "true"));
        await using (rig)
        {
            fake.Add("otp_verification", "en_US");
            Assert.Equal(TimeSpan.FromSeconds(1), rig.Provider.Probe!.Every);

            Assert.Null(await rig.Provider.Probe.AskAsync(CancellationToken.None));
            Assert.Equal(12, fake.Templates.Count);
            Assert.Equal(TimeSpan.FromMinutes(1), rig.Provider.Probe.Every);

            fake.Review("APPROVED");
            Assert.Null(await rig.Provider.Probe.AskAsync(CancellationToken.None));
            Assert.Equal(TimeSpan.FromMinutes(10), rig.Provider.Probe.Every);
            Assert.Equal(11, fake.Calls.Count(static call => call.Method == "POST"));
        }
    }

    [Fact]
    public async Task Refresh_ManyPages_AreAllRead()
    {
        var (rig, fake) = await StartAsync();
        await using (rig)
        {
            for (var i = 0; i < 23; i++)
            {
                fake.Add("other_" + i, "en_US");
            }

            fake.Add("otp_verification", "ja");
            Assert.Null(await Templates(rig).RefreshAsync(CancellationToken.None));

            Assert.Equal(5, fake.Calls.Count);
            Assert.Equal("ja", await LanguageOfAsync(rig, "de"));
        }
    }

    [Fact]
    public async Task Probe_TokenRevoked_SaysCredentials()
    {
        var (rig, fake) = await StartAsync(("Token", "other"));
        await using (rig)
        {
            Assert.Equal(
                new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "190"), await rig.Provider.Probe!.AskAsync(CancellationToken.None));
            Assert.Single(fake.Calls);
        }
    }

    /// <summary>An account id with a slip in it, say.</summary>
    [Fact]
    public async Task Probe_AccountCannotBeLookedAt_IsAskedOnceAMinuteUntilItCan()
    {
        var (rig, fake) = await StartAsync();
        await using (rig)
        {
            fake.Next.Enqueue(new FakeAnswer(400, """{"error":{"message":"Unsupported get request.","type":"GraphMethodException","code":100}}"""));

            Assert.NotNull(await rig.Provider.Probe!.AskAsync(CancellationToken.None));
            Assert.Equal(TimeSpan.FromMinutes(1), rig.Provider.Probe.Every);

            Assert.Null(await rig.Provider.Probe.AskAsync(CancellationToken.None));
            Assert.Equal(TimeSpan.FromMinutes(10), rig.Provider.Probe.Every);
        }
    }

    private static MetaTemplates Templates(ProviderRig rig) => Assert.IsType<MetaClient>(rig.Provider).Templates;

    private static async Task<string?> LanguageOfAsync(ProviderRig rig, string locale)
    {
        Assert.IsType<SendOutcome.Accepted>(await rig.Provider.SendAsync(SampleMessage.To(Channel.WhatsApp, locale: locale), CancellationToken.None));
        return Body(rig).GetProperty("template").GetProperty("language").GetProperty("code").GetString();
    }

    private static JsonElement Body(ProviderRig rig) => JsonDocument.Parse(rig.Server.Calls.Last().Body).RootElement;

    private static void AssertBody(string expected, string body) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(body).RootElement), body);

    private static async Task<(ProviderRig Rig, FakeMeta Fake)> StartAsync(params (string Name, string Value)[] settings)
    {
        var fake = new FakeMeta();
        return (await ProviderRig.StartAsync(fake, server => MetaSamples.Settings(server).Where(s => settings.All(o => o.Name != s.Name)).Concat(settings)), fake);
    }
}
