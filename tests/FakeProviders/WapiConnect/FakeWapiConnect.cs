using System.Text.Json;

namespace OtpActors.FakeProviders.WapiConnect;

/// <summary>WapiConnect as its article shows it: a yes without a message id.</summary>
public sealed class FakeWapiConnect : FakeServer
{
    public const string Key = "wc_fake";

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Path != "/api/send-message" || call.Header("x-api-key") != Key)
        {
            return new FakeAnswer(401, """{"success":false,"error":"Invalid API key"}""");
        }

        var body = JsonDocument.Parse(call.Body).RootElement;
        var sound = body.GetProperty("sessionId").GetString() == "sess_demo"
            && body.GetProperty("number").GetString() is { } number && number.All(char.IsAsciiDigit)
            && body.TryGetProperty("message", out _);
        return sound ? new FakeAnswer(200, """{"success":true}""") : new FakeAnswer(200, """{"success":false,"error":"Bad request"}""");
    }
}
