using System.Globalization;
using System.Text.Json;

namespace OtpActors.FakeProviders.Waping;

/// <summary>WAPing as its pages show it: a message is known by its idempotency key and sent once.</summary>
public sealed class FakeWaping : FakeServer
{
    public const string Key = "wp_fake";
    public const string Device = "dev_1";

    private readonly Dictionary<string, (string Id, string Body)> _sent = [];

    /// <summary>What the device says of itself.</summary>
    public string Status { get; set; } = "connected";

    /// <summary>Messages that really went out.</summary>
    public int Sent
    {
        get
        {
            lock (_sent)
            {
                return _sent.Count;
            }
        }
    }

    public static FakeAnswer Error(int status, string code, params (string Name, string Value)[] headers) =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"something"}}""", headers);

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Bearer " + Key)
        {
            return Error(401, "UNAUTHORIZED");
        }

        return (call.Method, call.Path) switch
        {
            ("GET", "/v1/devices") => new FakeAnswer(200, JsonSerializer.Serialize(new { data = new[] { new { id = "dev_0", status = "disconnected" }, new { id = Device, status = Status } } })),
            ("POST", "/v1/messages") => Send(call),
            _ => Error(404, "NOT_FOUND"),
        };
    }

    private FakeAnswer Send(FakeCall call)
    {
        var body = JsonDocument.Parse(call.Body).RootElement;
        if (call.Header("Idempotency-Key") is not { Length: > 0 } key || body.GetProperty("deviceId").GetString() != Device
            || body.GetProperty("type").GetString() != "text" || body.GetProperty("to").GetString() is not ['+', ..]
            || body.GetProperty("text").GetProperty("body").GetString() is not { Length: > 0 })
        {
            return Error(400, "VALIDATION_ERROR");
        }

        lock (_sent)
        {
            if (!_sent.TryGetValue(key, out var sent))
            {
                sent = (string.Create(CultureInfo.InvariantCulture, $"msg_{_sent.Count + 1}"), call.Body);
                _sent.Add(key, sent);
            }

            return sent.Body == call.Body
                ? new FakeAnswer(200, $$"""{"id":"{{sent.Id}}","status":"queued","deviceId":"{{Device}}"}""")
                : Error(409, "IDEMPOTENCY_CONFLICT");
        }
    }
}
