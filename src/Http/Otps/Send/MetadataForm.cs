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
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || !names.Add(member.Name) || names.Count > Limits.MetadataKeysMax)
            {
                return false;
            }
        }

        return true;
    }
}
