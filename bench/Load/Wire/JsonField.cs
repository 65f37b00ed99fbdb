using System.Text.Json;

namespace OtpActors.Bench.Load.Wire;

/// <summary>Reads single top-level members of a small JSON object without building it.</summary>
internal static class JsonField
{
    /// <summary>The member's string, or null when it is missing or no string.</summary>
    public static string? Text(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        return MoveTo(ref reader, name) && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }

    /// <summary>Whether the member is there and true.</summary>
    public static bool IsTrue(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        return MoveTo(ref reader, name) && reader.TokenType == JsonTokenType.True;
    }

    /// <summary>Whether the member is there and false.</summary>
    public static bool IsFalse(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        return MoveTo(ref reader, name) && reader.TokenType == JsonTokenType.False;
    }

    private static bool MoveTo(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var found = reader.ValueTextEquals(name);
                reader.Read();
                if (found)
                {
                    return true;
                }
                reader.Skip();
            }
        }
        return false;
    }
}
