using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Alarms;

/// <summary>The body that ends an alarm.</summary>
internal sealed record LiftBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Kind { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Key { get; init; }
}
