using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>An object, kept as JSON. Its members have names of their own; names and strings are text.</summary>
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
        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject().All(member => IsText(member) && names.Add(member.Name));
    }

    /// <summary>Half of a surrogate pair, written as an escape, is JSON and no text: whoever reads it back would fail.</summary>
    private static bool IsText(JsonProperty member)
    {
        try
        {
            return member.Name is not null && (member.Value.ValueKind != JsonValueKind.String || member.Value.GetString() is not null);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
