using System.Net;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Tests;

public sealed class SendTests : ServerTest
{
    [Fact]
    public async Task Send_PhoneAlone_TakesTheDefaultsOfItsPath()
    {
        await Server.PostAsync(HttpServer.Send, Phone());
        Assert.Equal(new SendRequest(States.Phone) { FallbackSms = true, Channel = RequestedChannel.Auto }, Server.Engine.Last<SendRequest>());

        await Server.PostAsync(HttpServer.WhatsAppSend, Phone());
        Assert.Equal(new SendRequest(States.Phone) { FallbackSms = false, Channel = RequestedChannel.WhatsApp }, Server.Engine.Last<SendRequest>());
    }

    [Fact]
    public async Task Send_EveryField_ReachesTheEngine()
    {
        const string Body = """
            {"phone":"+14155550123","template":"welcome","length":8,"expires_in":900,"fallback_sms":false,"channel":"sms",
             "metadata":{"user":"42","n":1.5,"ok":true,"none":null},"client_reference":"order-7","purpose":"payment","locale":"pt-BR","code":"01234567",
             "client_ip":"2001:db8::1","app_hash":"FA+9qCX9VSu","origin":"login.example.com","max_attempts":10,"unknown":[1,{"a":2}]}
            """;

        var told = await Server.PostAsync(HttpServer.Send, Body);

        Assert.Equal(200, told.Status);
        var asked = Server.Engine.Last<SendRequest>();
        Assert.Equal("01234567", asked.Code?.Reveal());
        Assert.Equal(
            new SendRequest(States.Phone)
            {
                Template = "welcome",
                Length = 8,
                ExpiresIn = TimeSpan.FromSeconds(900),
                Channel = RequestedChannel.Sms,
                Metadata = """{"user":"42","n":1.5,"ok":true,"none":null}""",
                ClientReference = "order-7",
                Purpose = "payment",
                Locale = "pt-BR",
                ClientIp = IPAddress.Parse("2001:db8::1"),
                AppHash = "FA+9qCX9VSu",
                Origin = "login.example.com",
                MaxAttempts = 10,
            },
            asked with { Code = null });
    }

    [Fact]
    public async Task Send_NullsAndTheOtherPathsChannel_AreAsIfAbsent()
    {
        var told = await Server.PostAsync(
            HttpServer.WhatsAppSend, """{"phone":"+14155550123","channel":"sms","length":null,"metadata":null,"code":null,"fallback_sms":null}""");

        Assert.Equal(200, told.Status);
        Assert.Equal(new SendRequest(States.Phone) { Channel = RequestedChannel.WhatsApp }, Server.Engine.Last<SendRequest>());
    }

    [Fact]
    public async Task Send_Taken_AnswersEveryMember()
    {
        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal("application/json", told.ContentType);
        Assert.Equal(
            $$"""{"success":true,"otp_id":"{{StubVerification.Otp}}","channel":"whatsapp","phone":"+14155550123","expires_at":"2026-11-21T10:05:01Z","expires_in":300,"message_id":"wamid.1","attempts_allowed":3,"resend_at":"2026-11-21T10:01:01Z"}""",
            told.Text);
        Assert.Equal(told.Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), told.Header("Content-Length"));
    }

    /// <summary>A client that comes back at the moment it was told must not be early.</summary>
    [Fact]
    public async Task Send_NextOneWithinASecond_IsToldAsTheNextWholeSecond()
    {
        Server.Engine.Sending = static () => new(StubVerification.Receipt with { ResendAt = StubVerification.Now });

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal("2026-11-21T10:00:01Z", told.Json.GetProperty("resend_at").GetString());
    }

    [Fact]
    public async Task Send_OutcomeUnknown_SaysSoWithANullMessageId()
    {
        Server.Engine.Sending = () => new(StubVerification.Receipt with { MessageId = null });

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Contains("\"message_id\":null", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("14155550123")]
    [InlineData("+04155550123")]
    [InlineData("+1415555")]
    [InlineData("+1234567890123456")]
    [InlineData("+1 415 555 0123")]
    [InlineData("+1415555012a")]
    [InlineData("+١٤١٥٥٥٥٠١٢٣")]
    public async Task Send_FaultyPhone_IsAnInvalidPhone(string phone)
    {
        var told = await Server.PostAsync(HttpServer.Send, $$"""{"phone":"{{phone}}"}""");

        Assert.Equal((400, "invalid_phone"), (told.Status, told.Code));
        Assert.Equal(["phone"], told.Faulty);
        Assert.Empty(Server.Engine.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"phone":null}""")]
    [InlineData("""{"phone":14155550123}""")]
    [InlineData("""{"phone":["+14155550123"]}""")]
    [InlineData("""{"Phone":"+14155550123"}""")]
    public async Task Send_MissingPhone_IsAnInvalidPhone(string body)
    {
        var told = await Server.PostAsync(HttpServer.Send, body);

        Assert.Equal((400, "invalid_phone"), (told.Status, told.Code));
    }

    [Theory]
    [InlineData("template", "1")]
    [InlineData("length", "5")]
    [InlineData("length", "\"6\"")]
    [InlineData("length", "6.5")]
    [InlineData("length", "6000000000")]
    [InlineData("expires_in", "59")]
    [InlineData("expires_in", "901")]
    [InlineData("fallback_sms", "\"true\"")]
    [InlineData("channel", "\"voice\"")]
    [InlineData("channel", "1")]
    [InlineData("metadata", "[]")]
    [InlineData("metadata", "\"text\"")]
    [InlineData("metadata", """{"a":{}}""")]
    [InlineData("metadata", """{"a":[1]}""")]
    [InlineData("client_reference", "\"\"")]
    [InlineData("client_reference", "7")]
    [InlineData("purpose", "\"\"")]
    [InlineData("locale", "\"e\"")]
    [InlineData("locale", "\"en_US\"")]
    [InlineData("locale", "\"en-\"")]
    [InlineData("locale", "\"12-US\"")]
    [InlineData("code", "\"123\"")]
    [InlineData("code", "\"123456789\"")]
    [InlineData("code", "\"12345a\"")]
    [InlineData("code", "\"١٢٣٤٥٦\"")]
    [InlineData("code", "123456")]
    [InlineData("client_ip", "\"localhost\"")]
    [InlineData("client_ip", "\"1\"")]
    [InlineData("client_ip", "\"0x7f.1\"")]
    [InlineData("client_ip", "\"fe80::1%eth0\"")]
    [InlineData("app_hash", "\"FA+9qCX9VS\"")]
    [InlineData("app_hash", "\"FA-9qCX9VSu\"")]
    [InlineData("origin", "\"https://example.com\"")]
    [InlineData("origin", "\"example\"")]
    [InlineData("origin", "\"exa mple.com\"")]
    [InlineData("origin", "\"1.2.3.4\"")]
    [InlineData("origin", "\"-a.com\"")]
    [InlineData("origin", "\"\"")]
    [InlineData("max_attempts", "0")]
    [InlineData("max_attempts", "11")]
    [InlineData("max_attempts", "true")]
    public async Task Send_FaultyField_IsNamed(string field, string value)
    {
        var told = await Server.PostAsync(HttpServer.Send, $$"""{"phone":"+14155550123","{{field}}":{{value}}}""");

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Equal([field], told.Faulty);
        Assert.Empty(Server.Engine.Asked);
    }

    [Fact]
    public async Task Send_TextsAtTheirBounds_AreJudgedByTheirLength()
    {
        Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, With("client_reference", new string('r', 128)))).Status);
        Assert.Equal(400, (await Server.PostAsync(HttpServer.Send, With("client_reference", new string('r', 129)))).Status);
        Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, With("purpose", new string('p', 64)))).Status);
        Assert.Equal(400, (await Server.PostAsync(HttpServer.Send, With("purpose", new string('p', 65)))).Status);

        static string With(string field, string text) => $$"""{"phone":"+14155550123","{{field}}":"{{text}}"}""";
    }

    [Fact]
    public async Task Send_MetadataAtItsBounds_IsJudgedByKeysAndBytes()
    {
        Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, Metadata(Keys(20)))).Status);
        Assert.Equal(400, (await Server.PostAsync(HttpServer.Send, Metadata(Keys(21)))).Status);
        Assert.Equal(400, (await Server.PostAsync(HttpServer.Send, Metadata("\"a\":1,\"a\":2"))).Status);

        // {"a":"..."} is 8 bytes and the text.
        Assert.Equal(200, (await Server.PostAsync(HttpServer.Send, Metadata($"\"a\":\"{new string('x', 4088)}\""))).Status);
        Assert.Equal(400, (await Server.PostAsync(HttpServer.Send, Metadata($"\"a\":\"{new string('x', 4089)}\""))).Status);

        static string Metadata(string members) => "{\"phone\":\"+14155550123\",\"metadata\":{" + members + "}}";
        static string Keys(int count) => string.Join(',', Enumerable.Range(0, count).Select(static n => $"\"k{n}\":{n}"));
    }

    [Fact]
    public async Task Send_SeveralFaults_AreToldAtOnce()
    {
        var told = await Server.PostAsync(
            HttpServer.Send, """{"phone":"12","length":5,"expires_in":"x","metadata":1}""", static r => r.Headers.TryAddWithoutValidation("Idempotency-Key", "a b"));

        Assert.Equal((400, "invalid_phone"), (told.Status, told.Code));
        Assert.Equal(["Idempotency-Key", "expires_in", "length", "metadata", "phone"], told.Faulty);
    }

    [Fact]
    public async Task Refusals_NeverEchoWhatWasSent()
    {
        var told = await Server.PostAsync(HttpServer.Send, """{"phone":"+14155550123x","code":"8675309x","client_reference":17}""");

        Assert.DoesNotContain("0123", told.Text.Replace("+14155550123.", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("8675309", told.Text, StringComparison.Ordinal);
    }
}
