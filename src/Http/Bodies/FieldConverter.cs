using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtpActors.Http.Bodies;

/// <summary>Reads one kind of member.</summary>
internal abstract class FieldConverter<T> : JsonConverter<Field<T>>
{
    public override bool HandleNull => true;

    /// <summary>What null is: as if the member were absent.</summary>
    protected virtual Field<T> Null => default;

    public override Field<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Null;
        }

        if (TryRead(ref reader, out var value))
        {
            return Field<T>.Of(value);
        }

        reader.Skip();
        return Field<T>.Wrong;
    }

    public override void Write(Utf8JsonWriter writer, Field<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Bodies are only read.");

    protected abstract bool TryRead(ref Utf8JsonReader reader, out T value);
}
