using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps.Check;

/// <summary>The body of a verify.</summary>
internal sealed record CheckBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> OtpId { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Code { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Purpose { get; init; }

    /// <summary>Names the type only: the members hold codes.</summary>
    public override string ToString() => nameof(CheckBody);
}
