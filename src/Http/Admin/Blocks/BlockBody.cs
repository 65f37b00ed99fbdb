using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Blocks;

/// <summary>The body that makes a rule for a prefix or a number.</summary>
internal sealed record BlockBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Prefix { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Phone { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Action { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Reason { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> EndsAt { get; init; }

    /// <summary>Names the type only: a member may hold a number.</summary>
    public override string ToString() => nameof(BlockBody);
}
