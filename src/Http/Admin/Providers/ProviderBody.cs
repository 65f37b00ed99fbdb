using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Providers;

/// <summary>The body that steers a provider. What it leaves out stays as it is.</summary>
internal sealed record ProviderBody : OpenBody
{
    [JsonConverter(typeof(FlagField))]
    public Field<bool> Enabled { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> Weight { get; init; }
}
