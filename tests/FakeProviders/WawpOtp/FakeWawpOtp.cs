using System.Text.Json;

namespace OtpActors.FakeProviders.WawpOtp;

/// <summary>Wawp's own codes: the send as its page shows it, yes and no as one would expect them.</summary>
public sealed class FakeWawpOtp : FakeServer
{
    public const string Token = "tok_fake";
    public const string Instance = "INST1";
    public const string Code = "482915";

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Bearer " + Token)
        {
            return new FakeAnswer(401, """{"code":"invalid_access_token","message":"Unauthorized"}""");
        }

        if (call.Method == "GET" && call.Path == "/v2/session/info")
        {
            return new FakeAnswer(200, """{"status":"WORKING"}""");
        }

        var body = JsonDocument.Parse(call.Body).RootElement;
        if (body.GetProperty("instance_id").GetString() != Instance || body.GetProperty("chatId").GetString() is not { } chat || !chat.All(char.IsAsciiDigit))
        {
            return new FakeAnswer(400, """{"code":"invalid_instance"}""");
        }

        return call.Path switch
        {
            "/v2/auth/otp/send" => new FakeAnswer(
                200, """{"code":"success","message":"Verification code sent successfully","expires_in":300,"job_id":"send_123_456"}"""),
            "/v2/auth/otp/verify" => body.GetProperty("code").GetString() == Code
                ? new FakeAnswer(200, """{"code":"success","message":"Verified"}""")
                : new FakeAnswer(400, """{"code":"invalid_code","message":"Wrong code"}"""),
            _ => new FakeAnswer(404, "{}"),
        };
    }
}
