using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace OtpActors.FakeProviders.Twilio;

/// <summary>Twilio's Messages resource: credentials, fields and answers as TW-OAS (twilio_api_v2010) has them.</summary>
public sealed class FakeTwilio : FakeServer
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string From = "+15005550006";
    public const string Content = "HX00000000000000000000000000000002";

    private const string Root = "/2010-04-01/Accounts/" + Account;

    private readonly Lock _gate = new();
    private int _messages;

    /// <summary>What became of each message, for whoever asks.</summary>
    public string Status { get; set; } = "sent";

    /// <summary>The account's own state.</summary>
    public string AccountStatus { get; set; } = "active";

    /// <summary>The fields of a request.</summary>
    public static Dictionary<string, StringValues> Fields(FakeCall call) => QueryHelpers.ParseQuery(call.Body);

    /// <summary>A refusal in Twilio's form.</summary>
    public static FakeAnswer Refusal(int status, int code) => new(
        status,
        JsonSerializer.Serialize(new { code, message = $"The 'To' number +447700900123 is at fault, code {code}", more_info = $"https://www.twilio.com/docs/errors/{code}", status }));

    /// <summary>Signs an address and fields as Twilio does.</summary>
    public static string Sign(string url, string body)
    {
        var fields = QueryHelpers.ParseQuery(body).OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => f.Key + f.Value);
#pragma warning disable CA5350 // Twilio's scheme.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(url + string.Concat(fields))));
#pragma warning restore CA5350
    }

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:{Token}")))
        {
            return Refusal(401, 20003);
        }

        return (call.Method, call.Path) switch
        {
            ("GET", Root + ".json") => new FakeAnswer(200, JsonSerializer.Serialize(new { sid = Account, status = AccountStatus })),
            ("POST", Root + "/Messages.json") => Create(Fields(call)),
            ("GET", _) when call.Path.StartsWith(Root + "/Messages/SM", StringComparison.Ordinal) =>
                Message(200, call.Path[(Root.Length + 10)..^5], "+447700900123", "", Status),
            _ => Refusal(404, 20404),
        };
    }

    private FakeAnswer Create(Dictionary<string, StringValues> fields)
    {
        var to = fields.GetValueOrDefault("To").ToString();
        var whatsApp = to.StartsWith("whatsapp:", StringComparison.Ordinal);
        if (to.Length == 0)
        {
            return Refusal(400, 21604);
        }

        if (whatsApp ? fields["From"] != "whatsapp:" + From : fields.GetValueOrDefault("From") != From && !fields.ContainsKey("MessagingServiceSid"))
        {
            return Refusal(400, whatsApp ? 63007 : 21603);
        }

        if (whatsApp ? fields["ContentSid"] != Content || !fields.ContainsKey("ContentVariables") : !fields.ContainsKey("Body"))
        {
            return Refusal(400, whatsApp ? 63016 : 21602);
        }

        if (fields.TryGetValue("ValidityPeriod", out var period) && int.Parse(period!, CultureInfo.InvariantCulture) is < 1 or > 36_000)
        {
            return Refusal(400, 21615);
        }

        int number;
        lock (_gate)
        {
            number = ++_messages;
        }

        return Message(201, string.Create(CultureInfo.InvariantCulture, $"SM{number:x32}"), to, fields.GetValueOrDefault("Body").ToString(), "queued");
    }

    private static FakeAnswer Message(int status, string sid, string to, string body, string state) => new(status, JsonSerializer.Serialize(new
    {
        sid,
        status = state,
        to,
        from = From,
        body,
        num_segments = "1",
        direction = "outbound-api",
        price = (string?)null,
        price_unit = "USD",
        error_code = state is "failed" or "undelivered" ? 30006 : (int?)null,
        error_message = (string?)null,
        date_created = "Sat, 21 Nov 2026 12:00:00 +0000",
        account_sid = Account,
        uri = $"{Root}/Messages/{sid}.json",
    }));
}
