using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Tests;

/// <summary>Status, resend, cancel, search.</summary>
public sealed class OtpTests : ServerTest
{
    private static readonly string Id = StubVerification.Otp.ToString();

    public static TheoryData<string, string> Phases => new()
    {
        { nameof(OtpPhase.Live), "pending" },
        { nameof(OtpPhase.Verified), "verified" },
        { nameof(OtpPhase.Expired), "expired" },
        { nameof(OtpPhase.AttemptsExceeded), "failed" },
        { nameof(OtpPhase.Canceled), "canceled" },
        { nameof(OtpPhase.Undeliverable), "failed" },
    };

    [Theory]
    [InlineData("/v1/otp/")]
    [InlineData("/v1/whatsapp/otp/")]
    public async Task Status_LiveOtp_AnswersEveryMember(string path)
    {
        var told = await Server.GetAsync(path + Id);

        Assert.Equal(200, told.Status);
        Assert.Equal(
            $$"""
            {"otp_id":"{{Id}}","status":"pending","phone":"+14155550123","channel":"whatsapp","created_at":"2026-11-21T10:00:00Z","expires_at":"2026-11-21T10:05:01Z","verified_at":null,"attempts":1,"fallback_used":false,"metadata":{"user":"42", "n":1},"client_reference":"order-7","purpose":"login","deliveries":[{"channel":"whatsapp","provider":"sandbox","message_id":"wamid.1","status":"sent","at":"2026-11-21T10:00:00Z","error":null}]}
            """,
            told.Text);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Status_EveryPhase_HasItsName(string phase, string status)
    {
        Server.Engine.Reading = () => new(States.Live with { Phase = Enum.Parse<OtpPhase>(phase), EndedAt = StubVerification.Now });

        Assert.Equal(status, (await Server.GetAsync("/v1/otp/" + Id)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Status_DeliveredOtp_SaysSo()
    {
        Server.Engine.Reading = static () => new(States.Delivered);

        Assert.Equal("delivered", (await Server.GetAsync("/v1/otp/" + Id)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Status_FallbackAndNoMetadata_ShowAsTheyAre()
    {
        var first = States.Live.Delivery.Attempts[0] with { Status = DeliveryStatus.Failed, Error = "window" };
        var sms = new Attempt(2, 0, Channel.Sms, "", null, DeliveryStatus.Sending, StubVerification.Now, null, true);
        Server.Engine.Reading = () => new(States.Live with
        {
            Draft = States.Live.Draft with { Metadata = null, ClientReference = null },
            Delivery = States.Live.Delivery with { Attempts = [first, sms] },
        });

        var told = (await Server.GetAsync("/v1/otp/" + Id)).Json;

        Assert.True(told.GetProperty("fallback_used").GetBoolean());
        Assert.Equal("sms", told.GetProperty("channel").GetString());
        Assert.Equal("null", told.GetProperty("metadata").GetRawText());
        Assert.Equal("""{"channel":"sms","provider":null,"message_id":null,"status":"sending","at":"2026-11-21T10:00:00Z","error":null}""", told.GetProperty("deliveries")[1].GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"new_code":false}""")]
    public async Task Resend_NothingAsked_RepeatsTheSend(string body)
    {
        var told = await Server.AskAsync(HttpMethod.Post, $"/v1/otp/{Id}/resend", r => r.Content = body.Length == 0 ? null : HttpServer.Json(body));

        Assert.Equal(200, told.Status);
        Assert.True(told.Json.GetProperty("success").GetBoolean());
        Assert.Equal(new ResendRequest(StubVerification.Otp, null, false), Server.Engine.Last<ResendRequest>());
    }

    [Fact]
    public async Task Resend_ChannelAndNewCode_ReachTheEngine()
    {
        await Server.PostAsync($"/v1/otp/{Id}/resend", """{"channel":"sms","new_code":true}""");

        Assert.Equal(new ResendRequest(StubVerification.Otp, RequestedChannel.Sms, true), Server.Engine.Last<ResendRequest>());
    }

    [Theory]
    [InlineData("""{"channel":"pigeon"}""", "channel")]
    [InlineData("""{"new_code":1}""", "new_code")]
    public async Task Resend_FaultyField_IsNamed(string body, string field)
    {
        var told = await Server.PostAsync($"/v1/otp/{Id}/resend", body);

        Assert.Equal(400, told.Status);
        Assert.Equal([field], told.Faulty);
    }

    [Fact]
    public async Task Cancel_AnswersTheStatusBody()
    {
        Server.Engine.Reading = static () => new(States.Live with { Phase = OtpPhase.Canceled, EndedAt = StubVerification.Now });

        var told = await Server.AskAsync(HttpMethod.Post, $"/v1/otp/{Id}/cancel");

        Assert.Equal("canceled", told.Json.GetProperty("status").GetString());
        Assert.Equal(StubVerification.Otp, Server.Engine.Last<OtpId>());
    }

    [Theory]
    [InlineData("GET", "/v1/otp/nothing")]
    [InlineData("GET", "/v1/whatsapp/otp/otp_1")]
    [InlineData("POST", "/v1/otp/nothing/resend")]
    [InlineData("POST", "/v1/otp/nothing/cancel")]
    public async Task Paths_MalformedId_AnswerTheSameBytesAsAnUnknownOne(string method, string path)
    {
        Server.Engine.Reading = static () => new(new Refusal(RefusalCode.OtpNotFound, "Whatever the engine says."));
        var unknown = await Server.GetAsync("/v1/otp/" + Id);

        var malformed = await Server.AskAsync(HttpMethod.Parse(method), path);

        Assert.Equal((404, "otp_not_found"), (malformed.Status, malformed.Code));
        Assert.Equal(unknown.Lasting, malformed.Lasting);
    }

    [Fact]
    public async Task Search_ByPhoneAndReference_ReachesTheEngine()
    {
        await Server.PostAsync(HttpServer.Search, $$"""{"phone":"+14155550123","client_reference":"order-7","limit":100,"cursor":"{{Id}}"}""");

        Assert.Equal(new SearchRequest(States.Phone, "order-7", 100, StubVerification.Otp), Server.Engine.Last<SearchRequest>());
    }

    [Fact]
    public async Task Search_Page_HasItemsAndACursor()
    {
        Server.Engine.Searching = static () => new(new SearchPage([States.Live, States.Delivered], StubVerification.Otp));

        var told = (await Server.PostAsync(HttpServer.Search, Phone())).Json;

        Assert.Equal(["pending", "delivered"], told.GetProperty("items").EnumerateArray().Select(static i => i.GetProperty("status").GetString()));
        Assert.Equal(Id, told.GetProperty("next_cursor").GetString());
    }

    [Theory]
    [InlineData("{}", "client_reference", "invalid_request")]
    [InlineData("""{"phone":"12"}""", "phone", "invalid_phone")]
    [InlineData("""{"phone":"+14155550123","limit":0}""", "limit", "invalid_request")]
    [InlineData("""{"phone":"+14155550123","limit":101}""", "limit", "invalid_request")]
    [InlineData("""{"phone":"+14155550123","cursor":"x"}""", "cursor", "invalid_request")]
    public async Task Search_FaultyField_IsNamed(string body, string field, string code)
    {
        var told = await Server.PostAsync(HttpServer.Search, body);

        Assert.Equal((400, code), (told.Status, told.Code));
        Assert.Equal([field], told.Faulty);
    }
}
