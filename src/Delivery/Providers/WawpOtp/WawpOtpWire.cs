using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.WawpOtp;

/// <summary>Asks for a code to be made and sent.</summary>
internal sealed record WawpOtpSend(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("chatId")] string ChatId,
    [property: JsonPropertyName("lang")] string Lang,
    [property: JsonPropertyName("footer")] string? Footer)
{
    /// <summary>Names the type only: it holds a number.</summary>
    public override string ToString() => nameof(WawpOtpSend);
}

/// <summary>Asks whether a code is right.</summary>
internal sealed record WawpOtpVerify(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("chatId")] string ChatId,
    [property: JsonPropertyName("code")] string Code)
{
    /// <summary>Names the type only: it holds a code.</summary>
    public override string ToString() => nameof(WawpOtpVerify);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WawpOtpSend))]
[JsonSerializable(typeof(WawpOtpVerify))]
internal sealed partial class WawpOtpJson : JsonSerializerContext;
