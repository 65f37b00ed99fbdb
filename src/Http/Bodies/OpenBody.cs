using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtpActors.Http.Bodies;

/// <summary>A body that may have members we don't know.</summary>
internal abstract record OpenBody
{
    /// <summary>They are ignored, but collected first: that is how one of them that is named twice comes to light.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
