using System.Text.Json;

namespace OtpActors.FakeProviders.Cliqtel;

/// <summary>Cliqtel as its help page shows it.</summary>
public sealed class FakeCliqtel : FakeServer
{
    public const string Key = "cq_fake";

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Bearer " + Key)
        {
            return new FakeAnswer(401, """{"error":"Unauthorized"}""");
        }

        var body = JsonDocument.Parse(call.Body).RootElement;
        return call.Path switch
        {
            "/api/v1/whatsapp/messages" when IsTemplate(body) => new FakeAnswer(200, """{"id":"wam_7","status":"accepted"}"""),
            "/api/v1/sms/messages" when body.GetProperty("from_number_id").GetInt32() == 42 && IsNumber(body) && body.TryGetProperty("body", out _) =>
                new FakeAnswer(200, """{"id":9,"status":"queued"}"""),
            _ => new FakeAnswer(422, """{"error":"Unprocessable"}"""),
        };
    }

    private static bool IsNumber(JsonElement body) => body.GetProperty("to").GetString() is ['+', .. var digits] && digits.All(char.IsAsciiDigit);

    private static bool IsTemplate(JsonElement body) =>
        body.GetProperty("account_id").GetInt32() == 1
        && IsNumber(body)
        && body.GetProperty("type").GetString() == "template"
        && body.GetProperty("template").GetProperty("components")[1].GetProperty("index").GetInt32() == 0;
}
