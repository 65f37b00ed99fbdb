using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Keys;

/// <summary>The body that makes an API key.</summary>
internal sealed record KeyBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Label { get; init; }

    [JsonConverter(typeof(ListField))]
    public Field<IReadOnlyList<string>> Scopes { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> EndsAt { get; init; }
}
