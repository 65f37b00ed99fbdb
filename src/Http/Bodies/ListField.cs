using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>A list of strings.</summary>
internal sealed class ListField : FieldConverter<IReadOnlyList<string>>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out IReadOnlyList<string> value)
    {
        value = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var read = JsonElement.ParseValue(ref reader);
        if (read.EnumerateArray().Any(static e => e.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        value = [.. read.EnumerateArray().Select(static e => e.GetString()!)];
        return true;
    }
}
