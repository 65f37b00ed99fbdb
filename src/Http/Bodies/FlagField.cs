using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>True or false.</summary>
internal sealed class FlagField : FieldConverter<bool>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
    }
}
