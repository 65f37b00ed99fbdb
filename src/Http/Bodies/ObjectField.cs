using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>An object, kept as JSON.</summary>
internal sealed class ObjectField : FieldConverter<JsonElement>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out JsonElement value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        value = JsonElement.ParseValue(ref reader);
        return true;
    }
}
