using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtpActors.Http.Replies;

/// <summary>Writes a moment as ISO 8601 in UTC with whole seconds and <c>Z</c>.</summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Replies are only written.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[20];
        value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
