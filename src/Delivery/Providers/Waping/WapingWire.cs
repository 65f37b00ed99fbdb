using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.Waping;

/// <summary>A text on its way.</summary>
internal sealed record WapingMessage(string DeviceId, string To, WapingText Text)
{
    public string Type { get; } = "text";

    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(WapingMessage);
}

internal sealed record WapingText(string Body)
{
    /// <summary>Names the type only: the text holds a code.</summary>
    public override string ToString() => nameof(WapingText);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WapingMessage))]
internal sealed partial class WapingJson : JsonSerializerContext;
