using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.WapiConnect;

/// <summary>A message on its way; the number is digits, without <c>+</c>.</summary>
internal sealed record WapiConnectMessage(string SessionId, string Number, string Message)
{
    /// <summary>Names the type only: the members hold a code.</summary>
    public override string ToString() => nameof(WapiConnectMessage);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WapiConnectMessage))]
internal sealed partial class WapiConnectJson : JsonSerializerContext;
