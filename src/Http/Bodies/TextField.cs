using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>A string.</summary>
internal class TextField : FieldConverter<string>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out string value)
    {
        value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return reader.TokenType == JsonTokenType.String;
    }
}
