using System.Text;
using System.Text.Json;
using OtpActors.Domain;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps.Send;

/// <summary>Checks a send's metadata. It is kept and given back as the caller wrote it.</summary>
internal static class MetadataForm
{
    private static readonly string Sentence =
        $"Give an object of up to {Limits.MetadataKeysMax} different keys whose values are strings, numbers, true, false or null, "
        + $"{Limits.MetadataBytesMax} bytes in all.";

    public static string? Read(Field<JsonElement> field, FieldErrors errors)
    {
        if (!errors.Given("metadata", field, Sentence, out var metadata))
        {
            return null;
        }

        var text = metadata.GetRawText();
        if (Encoding.UTF8.GetByteCount(text) > Limits.MetadataBytesMax || !IsFlat(metadata))
        {
            errors.Add("metadata", Sentence);
        }

        return text;
    }

    private static bool IsFlat(JsonElement metadata)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in metadata.EnumerateObject())
        {
            if (!IsScalar(member.Value) || !IsText(member) || !names.Add(member.Name) || names.Count > Limits.MetadataKeysMax)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

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
