using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.Wawp;

/// <summary>A text on its way. The token goes into a header and never into an address, where logs would keep it.</summary>
internal sealed record WawpText(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("chatId")] string ChatId,
    [property: JsonPropertyName("message")] string Message)
{
    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(WawpText);
}

[JsonSerializable(typeof(WawpText))]
internal sealed partial class WawpJson : JsonSerializerContext;
