using System.Text.Json.Serialization;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps.Resend;

/// <summary>The body of a resend.</summary>
internal sealed record ResendBody : OpenBody
{
    public static readonly ResendBody Empty = new();

    [JsonConverter(typeof(TextField))]
    public Field<string> Channel { get; init; }

    [JsonConverter(typeof(FlagField))]
    public Field<bool> NewCode { get; init; }
}
