using System.Text.Json;

namespace OtpActors.FakeProviders.Wawp;

/// <summary>Wawp's text door and its session, as far as its pages and client libraries show them.</summary>
public sealed class FakeWawp : FakeServer
{
    public const string Token = "tok_fake";
    public const string Instance = "INST1";

    /// <summary>What the session says of itself.</summary>
    public string Status { get; set; } = "WORKING";

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Bearer " + Token)
        {
            return new FakeAnswer(401, """{"code":"invalid_access_token","message":"Unauthorized"}""");
        }

        return (call.Method, call.Path) switch
        {
            ("GET", "/v2/session/info") when call.Query == "?instance_id=" + Instance => new FakeAnswer(200, $$"""{"name":"{{Instance}}","status":"{{Status}}"}"""),
            ("POST", "/v2/send/text") => Send(JsonDocument.Parse(call.Body).RootElement),
            _ => new FakeAnswer(404, """{"code":"invalid_instance"}"""),
        };
    }

    private static FakeAnswer Send(JsonElement body)
    {
        var sound = body.GetProperty("instance_id").GetString() == Instance
            && body.GetProperty("chatId").GetString() is { } chat && chat.EndsWith("@c.us", StringComparison.Ordinal) && chat[..^5].All(char.IsAsciiDigit)
            && body.GetProperty("message").GetString() is { Length: <= 4096 }
            && !body.TryGetProperty("access_token", out _);
        return sound
            ? new FakeAnswer(200, """{"code":"success","data":{"id":{"_serialized":"true_447700900123@c.us_3EB0FAKE"}}}""")
            : new FakeAnswer(400, """{"code":"rest_invalid_param"}""");
    }
}
