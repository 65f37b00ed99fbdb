using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OtpActors.FakeProviders.Meta;

/// <summary>The Graph API, as far as authentication messages need it: strict about what it takes, and with a store of templates of its own.</summary>
public sealed class FakeMeta : FakeServer
{
    public const string Token = "EAAfake0123456789";
    public const string AppSecret = "otpactors-test";
    public const string VerifyToken = "a-word-of-ours";
    public const string PhoneNumberId = "106540352242922";
    public const string AccountId = "102290129340398";

    private const int PageSize = 5;

    private readonly List<FakeTemplate> _templates = [];
    private int _messages;

    /// <summary>The account's templates.</summary>
    public IReadOnlyList<FakeTemplate> Templates
    {
        get
        {
            lock (_templates)
            {
                return [.. _templates];
            }
        }
    }

    /// <summary>Whether a message needs an approved template; a fake without templates takes any.</summary>
    public bool Strict { get; set; }

    /// <summary>Meta looks at every template that waits.</summary>
    public void Review(string status)
    {
        lock (_templates)
        {
            for (var i = 0; i < _templates.Count; i++)
            {
                _templates[i] = _templates[i].Status == "PENDING" ? _templates[i] with { Status = status } : _templates[i];
            }
        }
    }

    public void Add(string name, string language, string status = "APPROVED")
    {
        lock (_templates)
        {
            _templates.Add(new FakeTemplate(name, language, status, "{}"));
        }
    }

    /// <summary>The value of <c>X-Hub-Signature-256</c>.</summary>
    public static string Sign(string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(body)));

    /// <summary>An error as Meta writes it.</summary>
    public static FakeAnswer Error(int status, int code, params (string Name, string Value)[] headers) => new(
        status,
        JsonSerializer.Serialize(new
        {
            error = new
            {
                message = $"(#{code}) something",
                type = "OAuthException",
                code,
                error_data = new { messaging_product = "whatsapp", details = "something" },
                fbtrace_id = "AFakeTrace",
            },
        }),
        headers);

    /// <summary>A webhook with receipts, each in an entry of its own, as Meta may send them.</summary>
    public static string Receipts(params (string? Tag, string Id, string Status, int? Error)[] receipts) => JsonSerializer.Serialize(new
    {
        @object = "whatsapp_business_account",
        entry = receipts.Select(static r => new
        {
            id = AccountId,
            changes = new[]
            {
                new
                {
                    field = "messages",
                    value = new
                    {
                        messaging_product = "whatsapp",
                        metadata = new { display_phone_number = "15550100", phone_number_id = PhoneNumberId },
                        statuses = new[]
                        {
                            new
                            {
                                id = r.Id,
                                status = r.Status,
                                timestamp = "1764000000",
                                recipient_id = "447700900123",
                                biz_opaque_callback_data = r.Tag,
                                errors = r.Error is { } code ? new[] { new { code, title = "Message undeliverable" } } : null,
                            },
                        },
                    },
                },
            },
        }),
    });

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("Authorization") != "Bearer " + Token)
        {
            return Error(401, 190);
        }

        return (call.Method, call.Path) switch
        {
            ("POST", "/v23.0/" + PhoneNumberId + "/messages") => Send(call),
            ("POST", "/v23.0/" + AccountId + "/message_templates") => Create(call),
            ("GET", "/v23.0/" + AccountId + "/message_templates") => List(call),
            ("GET", "/v23.0/" + PhoneNumberId) => new FakeAnswer(200, $$"""{"id":"{{PhoneNumberId}}"}"""),
            _ => Error(404, 100),
        };
    }

    private FakeAnswer Send(FakeCall call)
    {
        var message = JsonDocument.Parse(call.Body).RootElement;
        if (FaultOf(message) is { } fault)
        {
            return Error(400, fault);
        }

        var template = message.GetProperty("template");
        var (name, language) = (template.GetProperty("name").GetString(), template.GetProperty("language").GetProperty("code").GetString());
        if (Strict && !Templates.Any(t => t.Name == name && t.Language == language && t.Status == "APPROVED"))
        {
            return Error(404, 132001);
        }

        var to = message.GetProperty("to").GetString();
        var id = string.Create(CultureInfo.InvariantCulture, $"wamid.HBgMFAKE{Interlocked.Increment(ref _messages):D2}");
        return new FakeAnswer(
            200,
            $$"""{"messaging_product":"whatsapp","contacts":[{"input":"{{to}}","wa_id":"{{to}}"}],"messages":[{"id":"{{id}}","message_status":"accepted"}]}""");
    }

    /// <summary>Meta's code for what is wrong with a message; null for nothing.</summary>
    private static int? FaultOf(JsonElement message)
    {
        if (Text(message, "messaging_product") != "whatsapp" || Text(message, "type") != "template" || Text(message, "recipient_type") != "individual")
        {
            return 131008;
        }

        if (Text(message, "to") is not { Length: >= 8 } to || !to.All(char.IsAsciiDigit) || Text(message, "biz_opaque_callback_data") is { Length: > 512 })
        {
            return 131009;
        }

        var components = message.GetProperty("template").GetProperty("components").EnumerateArray().ToArray();
        if (components is not [var body, var button] || Text(body, "type") != "body" || Text(button, "type") != "button"
            || Text(button, "sub_type") != "url" || Text(button, "index") != "0")
        {
            return 132000;
        }

        var codes = components.Select(static c => c.GetProperty("parameters").EnumerateArray().Single()).Select(static p => (Text(p, "type"), Text(p, "text"))).Distinct();
        return codes.ToArray() is [("text", { Length: >= 1 and <= 15 })] ? null : 132012;
    }

    private FakeAnswer Create(FakeCall call)
    {
        var template = JsonDocument.Parse(call.Body).RootElement;
        if (Text(template, "category") != "AUTHENTICATION" || Text(template, "name") is not { } name || Text(template, "language") is not { } language)
        {
            return Error(400, 100);
        }

        lock (_templates)
        {
            if (_templates.Any(t => t.Name == name && t.Language == language))
            {
                return Error(400, 2388024);
            }

            _templates.Add(new FakeTemplate(name, language, "PENDING", call.Body));
            return new FakeAnswer(200, $$"""{"id":"{{_templates.Count}}","status":"PENDING","category":"AUTHENTICATION"}""");
        }
    }

    private FakeAnswer List(FakeCall call)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(call.Query);
        var from = query.TryGetValue("after", out var after) ? int.Parse(after.ToString(), CultureInfo.InvariantCulture) : 0;
        var page = Templates.Skip(from).Take(PageSize).Select(static t => new { name = t.Name, language = t.Language, status = t.Status, id = "1" }).ToArray();
        var more = from + PageSize < Templates.Count;
        return new FakeAnswer(200, JsonSerializer.Serialize(new
        {
            data = page,
            paging = new
            {
                cursors = new { before = "0", after = (from + PageSize).ToString(CultureInfo.InvariantCulture) },
                next = more ? Address + "next" : null,
            },
        }));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
