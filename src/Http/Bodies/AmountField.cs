using System.Text.Json;

namespace OtpActors.Http.Bodies;

/// <summary>A whole number of 64 bits.</summary>
internal sealed class AmountField : FieldConverter<long>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value);
    }
}
