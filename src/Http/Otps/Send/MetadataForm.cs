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

    private static bool IsFlat(JsonElement metadata) =>
        metadata.EnumerateObject().Count() <= Limits.MetadataKeysMax
        && metadata.EnumerateObject().All(static member => member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
}
