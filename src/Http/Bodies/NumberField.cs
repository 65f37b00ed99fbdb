using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>A whole number of 32 bits.</summary>
internal sealed class NumberField : FieldConverter<int>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out int value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value);
    }
}
