using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Support;

/// <summary>The body that asks for a story.</summary>
internal sealed record StoryBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> OtpId { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Phone { get; init; }

    [JsonConverter(typeof(FlagField))]
    public Field<bool> Reveal { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Reason { get; init; }

    /// <summary>Names the type only: a member may hold a number.</summary>
    public override string ToString() => nameof(StoryBody);
}
