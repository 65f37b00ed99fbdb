using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>A list of strings.</summary>
internal sealed class TextsField : FieldConverter<string[]>
{
    /// <summary>Far more than any list of ours can hold; the rest is a wrong type.</summary>
    private const int ItemsMax = 64;

    protected override bool TryRead(ref Utf8JsonReader reader, out string[] value)
    {
        value = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        using var list = JsonDocument.ParseValue(ref reader);
        var items = list.RootElement.EnumerateArray().Take(ItemsMax + 1).ToList();
        if (items.Count > ItemsMax || items.Exists(static i => i.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        value = [.. items.Select(static i => i.GetString()!)];
        return true;
    }
}
