using System.Text;
using System.Text.Json;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Front;

/// <summary>Checks the form of what other applications ask, as the HTTP front end does for its callers.</summary>
internal static class SendForm
{
    /// <summary>The engine's request, or the first fault.</summary>
    public static (SendRequest? Request, OtpRefusal? Refusal) Read(SendOtp send)
    {
        if (!PhoneNumber.TryParse(send.Phone, out var phone))
        {
            return (null, Fault("invalid_phone", "phone", "Give the phone number in E.164 form: + and 8 to 15 digits."));
        }

        if (RequestedChannelNames.Find(send.Channel) is not { } channel)
        {
            return (null, Fault("channel", "Give \"whatsapp\", \"sms\" or \"auto\"."));
        }

        var code = default(OtpCode?);
        if (send.Code is not null)
        {
            if (!OtpCode.TryParse(send.Code, out var own))
            {
                return (null, Fault("code", "Give a string of 4 to 8 ASCII digits, or null."));
            }

            code = own;
        }

        return Fault(send) is { } fault ? (null, fault) : (
            new SendRequest(phone)
            {
                Template = send.Template ?? SendRequest.DefaultTemplate,
                Length = send.Length,
                ExpiresIn = send.ExpiresIn,
                Channel = channel,
                FallbackSms = send.FallbackSms,
                Metadata = send.Metadata,
                ClientReference = send.ClientReference,
                Purpose = send.Purpose,
                Locale = send.Locale,
                Code = code,
                MaxAttempts = send.MaxAttempts,
            },
            null);
    }

    /// <summary>A fault of one field.</summary>
    public static OtpRefusal Fault(string field, string sentence) => Fault("invalid_request", field, sentence);

    /// <summary>The engine's key of a request; equal requests have equal bytes.</summary>
    public static IdempotencyKey? Key(string? key, string scope, object request) =>
        key is null ? null : new IdempotencyKey(key, "grain " + scope, Bytes(request));

    private static OtpRefusal? Fault(SendOtp send) => send switch
    {
        { Length: not (4 or 6 or 8) } => Fault("length", "Give 4, 6 or 8."),
        _ when send.ExpiresIn < Limits.LifetimeMin || send.ExpiresIn > Limits.LifetimeMax || send.ExpiresIn.Ticks % TimeSpan.TicksPerSecond != 0 =>
            Fault("expires_in", "Give 60 to 900 whole seconds."),
        { MaxAttempts: < 1 or > Limits.AttemptsMax } => Fault("max_attempts", $"Give 1 to {Limits.AttemptsMax}."),
        _ when send.Purpose.Length is 0 or > Limits.PurposeMax => Fault("purpose", $"Give 1 to {Limits.PurposeMax} characters."),
        _ when send.ClientReference is { Length: 0 or > Limits.ClientReferenceMax } => Fault("client_reference", $"Give 1 to {Limits.ClientReferenceMax} characters."),
        _ when send.Locale is { Length: 0 or > 35 } => Fault("locale", "Give a BCP 47 language tag, for example \"en\" or \"pt-BR\"."),
        _ when send.IdempotencyKey is { Length: 0 or > 255 } => Fault("idempotency_key", "Give 1 to 255 characters."),
        _ when send.Metadata is { } metadata && !IsMetadata(metadata) => Fault(
            "metadata", $"Give a JSON object of up to {Limits.MetadataKeysMax} keys with scalar values, {Limits.MetadataBytesMax} bytes in all."),
        _ => null,
    };

    private static bool IsMetadata(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > Limits.MetadataBytesMax)
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            var members = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.EnumerateObject().ToArray() : [];
            return json.RootElement.ValueKind == JsonValueKind.Object
                && members.Length <= Limits.MetadataKeysMax
                && members.All(static m => m.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static OtpRefusal Fault(string code, string field, string sentence) => new() { Code = code, Detail = sentence, Field = field };

    private static byte[] Bytes(object request) => Encoding.UTF8.GetBytes(request switch
    {
        SendOtp s => string.Join(
            '\n', s.Phone, s.Channel, s.FallbackSms, s.Length, s.ExpiresIn, s.Purpose, s.Locale, s.MaxAttempts, s.ClientReference, s.Metadata, s.Code, s.Template),
        VerifyOtp v => string.Join('\n', v.OtpId, v.Code, v.Purpose),
        ResendOtp r => string.Join('\n', r.OtpId, r.Channel, r.NewCode),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "Unknown request."),
    });
}
