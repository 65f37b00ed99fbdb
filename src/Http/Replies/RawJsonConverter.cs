using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtpActors.Http.Replies;

/// <summary>Writes a text that is JSON already, checked when it came in.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Replies are only written.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value, skipInputValidation: true);
}
