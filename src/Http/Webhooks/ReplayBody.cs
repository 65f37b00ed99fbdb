using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Webhooks;

/// <summary>The body of a replay.</summary>
internal sealed record ReplayBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Since { get; init; }
}
