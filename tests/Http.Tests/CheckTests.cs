using OtpActors.Engine.Verification;

namespace OtpActors.Http.Tests;

public sealed class CheckTests : ServerTest
{
    [Theory]
    [InlineData(HttpServer.Verify)]
    [InlineData(HttpServer.WhatsAppVerify)]
    public async Task Verify_RightCode_AnswersEveryMember(string path)
    {
        var told = await Server.PostAsync(path, $$"""{"otp_id":"{{StubVerification.Otp}}","code":" 012345\n","purpose":"login"}""");

        Assert.Equal(200, told.Status);
        Assert.Equal(
            $$"""{"valid":true,"otp_id":"{{StubVerification.Otp}}","phone":"+14155550123","verified_at":"2026-11-21T10:00:00Z","channel":"sms"}""", told.Text);
        var asked = Server.Engine.Last<CheckRequest>();
        Assert.Equal((StubVerification.Otp, "012345", "login"), (asked.Otp, asked.Code.Reveal(), asked.Purpose));
    }

    [Theory]
    [InlineData(2, "incorrect_code")]
    [InlineData(0, "max_attempts_reached")]
    public async Task Verify_WrongCode_SaysHowManyAreLeft(int left, string reason)
    {
        Server.Engine.Checking = () => new(StubVerification.Right with { Valid = false, AttemptsRemaining = left, VerifiedAt = null });

        var told = await Server.PostAsync(HttpServer.Verify, Check());

        Assert.Equal(200, told.Status);
        Assert.Equal($$"""{"valid":false,"otp_id":"{{StubVerification.Otp}}","reason":"{{reason}}","attempts_remaining":{{left}}}""", told.Text);
    }

    [Theory]
    [InlineData("{}", "code,otp_id")]
    [InlineData("""{"otp_id":"x"}""", "code")]
    [InlineData("""{"code":"123456"}""", "otp_id")]
    [InlineData("""{"otp_id":1,"code":123456}""", "code,otp_id")]
    [InlineData("""{"otp_id":"x","code":"123"}""", "code")]
    [InlineData("""{"otp_id":"x","code":"123456789"}""", "code")]
    [InlineData("""{"otp_id":"x","code":"12 456"}""", "code")]
    [InlineData("""{"otp_id":"x","code":"-12345"}""", "code")]
    [InlineData("""{"otp_id":"x","code":"１２３４５６"}""", "code")]
    [InlineData("""{"otp_id":"x","code":"123456","purpose":""}""", "purpose")]
    public async Task Verify_FaultyBody_IsRefusedBeforeAnythingIsCounted(string body, string faulty)
    {
        var told = await Server.PostAsync(HttpServer.Verify, body);

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.Equal(faulty.Split(','), told.Faulty);
        Assert.Empty(Server.Engine.Asked);
    }

    [Theory]
    [InlineData("otp_0000000000000000000000000")]
    [InlineData("otp_00000000000000000000000000\\u0000")]
    [InlineData("otp_8ZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("OTP_0000000000000000000004TMDY")]
    [InlineData("x")]
    [InlineData("")]
    public async Task Verify_MalformedId_AnswersTheSameBytesAsAnUnknownOne(string id)
    {
        Server.Engine.Checking = static () => new(new Refusal(RefusalCode.OtpNotFound, "Whatever the engine says."));
        var unknown = await Server.PostAsync(HttpServer.Verify, Check());

        var malformed = await Server.PostAsync(HttpServer.Verify, $$"""{"otp_id":"{{id}}","code":"123456"}""");

        Assert.Equal((404, "otp_not_found"), (malformed.Status, malformed.Code));
        Assert.Equal(unknown.Lasting, malformed.Lasting);
        Assert.Equal(unknown.Headers.Keys.Order(), malformed.Headers.Keys.Order());
    }
}
