using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Keys;

/// <summary>The body that replaces an API key.</summary>
internal sealed record RotateBody : OpenBody
{
    [JsonConverter(typeof(NumberField))]
    public Field<int> OverlapSeconds { get; init; }
}
