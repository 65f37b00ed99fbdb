using System.Text.Json;
using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps.Send;

/// <summary>The body of a send.</summary>
internal sealed record SendBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Phone { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Template { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> Length { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> ExpiresIn { get; init; }

    [JsonConverter(typeof(FlagField))]
    public Field<bool> FallbackSms { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Channel { get; init; }

    [JsonConverter(typeof(ObjectField))]
    public Field<JsonElement> Metadata { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> ClientReference { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Purpose { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Locale { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Code { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> ClientIp { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> AppHash { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Origin { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> MaxAttempts { get; init; }

    /// <summary>Names the type only: the members hold numbers and codes.</summary>
    public override string ToString() => nameof(SendBody);
}
