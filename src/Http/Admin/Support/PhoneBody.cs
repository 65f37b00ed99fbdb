using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Admin.Support;

/// <summary>The body that clears or erases a phone.</summary>
internal sealed record PhoneBody : OpenBody
{
    [JsonConverter(typeof(TextField))]
    public Field<string> Phone { get; init; }

    [JsonConverter(typeof(TextField))]
    public Field<string> Reason { get; init; }

    /// <summary>Names the type only: a member holds a number.</summary>
    public override string ToString() => nameof(PhoneBody);
}
