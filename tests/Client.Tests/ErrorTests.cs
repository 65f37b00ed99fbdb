using System.Net;
using OtpActors.Api.Tests;
using OtpActors.Client.Errors;
using OtpActors.Client.Otps;

namespace OtpActors.Client.Tests;

/// <summary>What the server refuses arrives as one typed exception, which gives nothing away.</summary>
public sealed class ErrorTests : ClientTest
{
    [Fact]
    public async Task Send_FaultyField_IsNamed()
    {
        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => Client.SendAsync("+0123"));

        Assert.Equal((HttpStatusCode.BadRequest, ErrorCodes.InvalidPhone), (refused.Status, refused.Code));
        Assert.NotEmpty(refused.Errors["phone"]);
        Assert.NotNull(refused.RequestId);
        Assert.Null(refused.RetryAfter);
    }

    [Fact]
    public async Task Send_WithinTheCooldown_SaysWhichLimitAndHowLong()
    {
        await Client.SendAsync(Phone);

        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => Client.SendAsync(Phone));

        Assert.Equal((HttpStatusCode.TooManyRequests, ErrorCodes.RateLimitExceeded, "phone_cooldown"), (refused.Status, refused.Code, refused.Limit));
        Assert.Equal(TimeSpan.FromSeconds(60), refused.RetryAfter);
        Assert.Equal(1, await MessagesAsync(Phone));
    }

    [Fact]
    public async Task Verify_DeadOtps_SayWhy()
    {
        var sent = await Client.SendAsync(Phone);
        var code = await Service.CodeAsync(Phone);
        await Client.VerifyAsync(sent.OtpId, code);
        var verified = await Assert.ThrowsAsync<OtpActorsException>(() => Client.VerifyAsync(sent.OtpId, code));

        Service.Clock.Advance(TimeSpan.FromSeconds(60));
        sent = await Client.SendAsync(Phone);
        Service.Clock.Advance(TimeSpan.FromSeconds(300));
        code = await Service.CodeAsync(Phone);
        var expired = await Assert.ThrowsAsync<OtpActorsException>(() => Client.VerifyAsync(sent.OtpId, code));

        Assert.Equal((422, ErrorCodes.OtpAlreadyVerified), ((int)verified.Status, verified.Code));
        Assert.Equal((410, ErrorCodes.OtpExpired), ((int)expired.Status, expired.Code));
        Assert.DoesNotContain(code, $"{verified}{expired}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownOtp_IsNotFound()
    {
        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => Client.GetAsync("otp_../../v1/webhooks"));

        Assert.Equal((HttpStatusCode.NotFound, ErrorCodes.OtpNotFound), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Call_WrongKey_IsRefusedWithoutTellingIt()
    {
        await using var stranger = TestClient.Of(Service.Client.BaseAddress!, TestClient.Key);

        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => stranger.Client.SendAsync(Phone));

        Assert.Equal((HttpStatusCode.Unauthorized, ErrorCodes.InvalidApiKey), (refused.Status, refused.Code));
        Assert.DoesNotContain(TestClient.Key, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502, "<html>otp_1 123456</html>", "text/html")]
    [InlineData(400, "not json", "application/problem+json")]
    [InlineData(400, "{}", "application/problem+json")]
    [InlineData(200, "<html>", "application/json")]
    public async Task Call_AnswerOfSomeoneElse_IsUnexpected(int status, string body, string type)
    {
        await using var client = TestClient.Of(new ScriptedServer(ScriptedServer.Answer((HttpStatusCode)status, body, type)), static o => o.Retries = 0);

        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => client.Client.VerifyAsync("otp_1", "123456"));

        Assert.Equal((status, ErrorCodes.UnexpectedAnswer), ((int)refused.Status, refused.Code));
        Assert.DoesNotContain("123456", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_UnknownMembersAndCodes_AreTaken()
    {
        await using var client = TestClient.Of(new ScriptedServer(
            ScriptedServer.Success(ScriptedServer.Sent), ScriptedServer.Problem(418, "brand_new", ",\"more\":[1]")));

        Assert.Equal("otp_1", (await client.Client.SendAsync(Phone)).OtpId);
        Assert.Equal("brand_new", (await Assert.ThrowsAsync<OtpActorsException>(() => client.Client.SendAsync(Phone))).Code);
    }

    [Fact]
    public void Records_ShownAsText_MaskCodesAndNumbers()
    {
        string[] shown =
        [
            new SendRequest { Phone = Phone, Code = "123456" }.ToString(),
            new VerifyRequest("otp_1", "123456").ToString(),
            new SearchRequest { Phone = Phone }.ToString(),
            new VerifyReply(true, "otp_1", Phone, null, null, null, null).ToString(),
            $"{new OtpActorsClientOptions { ApiKey = "oat_123456" }.ApiKey}",
        ];

        Assert.All(shown, static s => Assert.False(s.Contains(Phone) || s.Contains("123456"), s));
    }
}
