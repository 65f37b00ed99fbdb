using System.Globalization;
using System.Text.Json;

namespace OtpActors.FakeProviders.OutreachAgent;

/// <summary>OutreachAgent as its page shows it: makes codes, counts checks, forgets nothing.</summary>
public sealed class FakeOutreachAgent : FakeServer
{
    public const string Key = "oat_fake";
    public const string Code = "482915";

    private const int TriesMax = 3;

    private readonly Dictionary<string, (int Tries, bool Verified)> _otps = [];

    /// <summary>What its status says of every OTP.</summary>
    public string Status { get; set; } = "pending";

    public static FakeAnswer Error(int status, string code) => new(status, JsonSerializer.Serialize(new { success = false, error = new { code, message = "something" } }));

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Bearer " + Key)
        {
            return Error(401, "invalid_api_key");
        }

        const string otps = "/v1/whatsapp/otp/";
        return (call.Method, call.Path) switch
        {
            ("POST", otps + "send") => Send(JsonDocument.Parse(call.Body).RootElement),
            ("POST", otps + "verify") => Verify(JsonDocument.Parse(call.Body).RootElement),
            ("GET", _) when call.Path.StartsWith(otps, StringComparison.Ordinal) => _otps.ContainsKey(call.Path[otps.Length..])
                ? new FakeAnswer(200, $$"""{"otp_id":"{{call.Path[otps.Length..]}}","status":"{{Status}}","attempts":0,"fallback_used":false}""")
                : Error(404, "otp_not_found"),
            _ => Error(404, "not_found"),
        };
    }

    private FakeAnswer Send(JsonElement body)
    {
        var phone = body.GetProperty("phone").GetString();
        if (phone is not ['+', ..] || body.GetProperty("length").GetInt32() is not (4 or 6 or 8) || body.GetProperty("expires_in").GetInt32() is < 60 or > 900)
        {
            return Error(400, "invalid_phone");
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"otp_01FAKE{_otps.Count + 1}");
        _otps.Add(id, (0, false));
        return new FakeAnswer(200, $$"""
            {"success":true,"otp_id":"{{id}}","channel":"whatsapp","phone":"{{phone}}","expires_at":"2026-11-21T12:05:00Z","expires_in":300,"message_id":"wamid.FAKE"}
            """);
    }

    private FakeAnswer Verify(JsonElement body)
    {
        var id = body.GetProperty("otp_id").GetString()!;
        if (!_otps.TryGetValue(id, out var otp))
        {
            return Error(404, "otp_not_found");
        }

        if (otp.Verified)
        {
            return Error(422, "otp_already_verified");
        }

        if (otp.Tries >= TriesMax)
        {
            return Error(410, "otp_expired");
        }

        var valid = body.GetProperty("code").GetString() == Code;
        _otps[id] = (otp.Tries + 1, valid);
        return new FakeAnswer(200, valid
            ? $$"""{"valid":true,"otp_id":"{{id}}","phone":"+447700900123","verified_at":"2026-11-21T12:00:10Z","channel":"whatsapp"}"""
            : $$"""{"valid":false,"otp_id":"{{id}}"}""");
    }
}
