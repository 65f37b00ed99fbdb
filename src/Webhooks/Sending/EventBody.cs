using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;

namespace OtpActors.Webhooks.Sending;

/// <summary>
/// The body of an event. Number, metadata and client reference come from the OTP as it leaves; when the OTP is no longer kept or was erased, they are
/// null (A90). Never the code (A73).
/// </summary>
public static class EventBody
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>"+" stays "+"; nobody reads this as HTML.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="told">The event.</param>
    /// <param name="otp">The OTP; null when there is none any more, and for a test.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Write(WebhookEvent told, OtpState? otp)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("event", WebhookTopicNames.NameOf(told.Kind));
            json.WriteString("timestamp", Moment(told.At));
            json.WriteStartObject("data");
            json.WriteString("otp_id", told.Kind is null ? null : told.Otp.ToString());
            json.WriteString("phone", otp?.Draft.Phone.E164);
            json.WriteString("channel", told.Channel.Name());
            json.WriteNumber("sequence", told.Sequence);
            json.WritePropertyName("metadata");
            if (otp?.Draft.Metadata is { } metadata)
            {
                // Checked when it came in.
                json.WriteRawValue(metadata, skipInputValidation: true);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteString("client_reference", otp?.Draft.ClientReference);
            WriteMore(json, told);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMore(Utf8JsonWriter json, WebhookEvent told)
    {
        switch (told.Kind)
        {
            case OtpEventKind.Verified:
                json.WriteString("verified_at", Moment(told.At));
                break;
            case OtpEventKind.DeliveryFailed:
                json.WriteString("reason", "delivery");
                break;
            case OtpEventKind.AttemptsExceeded:
                json.WriteString("reason", "max_attempts");
                break;
        }
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
