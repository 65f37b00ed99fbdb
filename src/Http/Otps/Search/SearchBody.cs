using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps.Search;

/// <summary>The body of a search.</summary>
internal sealed record SearchBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Phone { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> ClientReference { get; init; }

    [JsonConverter(typeof(NumberField))]
    public Field<int> Limit { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Cursor { get; init; }

    /// <summary>Names the type only: the members hold numbers.</summary>
    public override string ToString() => nameof(SearchBody);
}
