using System.Globalization;
using System.Text;
using System.Text.Json;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Admin;

/// <summary>Turns <c>name=value</c> into a JSON body.</summary>
internal static class AdminBody
{
    private static readonly HashSet<string> Lists = ["modules", "countries", "monitored_countries", "denied_countries", "scopes", "credit_thresholds"];

    /// <summary>Fields that are numbers; every other digit-only value, such as a prefix, stays text.</summary>
    private static readonly HashSet<string> Numbers =
    [
        "per_second", "failed_checks_per_day", "max_attempts", "max_attempts_ceiling", "retention_hours", "daily_credits", "overlap_seconds", "amount", "weight",
    ];

    private static readonly HashSet<string> Flags = ["custom_codes", "metered", "reveal", "enabled"];

    /// <summary>The body.</summary>
    /// <exception cref="SettingsException">A value looks like JSON and is none.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                json.WritePropertyName(name);
                WriteValue(json, name, value);
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>JSON on several lines, for people.</summary>
    public static string Indent(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                document.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(bytes.ToArray());
        }
        catch (JsonException)
        {
            // Something else answers at that address; show it as it is.
            return Encoding.UTF8.GetString(json);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string name, string value)
    {
        if (Lists.Contains(name))
        {
            json.WriteStartArray();
            foreach (var item in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                WriteText(json, item, name == "credit_thresholds");
            }

            json.WriteEndArray();
        }
        else if (value is ['{', ..])
        {
            WriteObject(json, name, value);
        }
        else if (Flags.Contains(name) && bool.TryParse(value, out var flag))
        {
            json.WriteBooleanValue(flag);
        }
        else
        {
            WriteText(json, value, Numbers.Contains(name));
        }
    }

    private static void WriteObject(Utf8JsonWriter json, string name, string value)
    {
        try
        {
            json.WriteRawValue(value);
        }
        catch (JsonException)
        {
            throw new SettingsException([$"{name}= is not JSON: write names in double quotes and the whole in single ones, such as {name}='{{\"sms:*\": 2}}'."]);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string value, bool number)
    {
        if (number && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
        {
            json.WriteNumberValue(read);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }
}
