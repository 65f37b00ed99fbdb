using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Credits;

/// <summary>The body that adds credits.</summary>
internal sealed record CreditBody : OpenBody
{
    [JsonConverter(typeof(AmountField))]
    public Field<long> Amount { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Reference { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Reason { get; init; }
}
