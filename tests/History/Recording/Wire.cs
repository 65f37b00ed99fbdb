using System.Text.Json.Serialization;

namespace OtpActors.History.Recording;

/// <summary>The request bodies of the wire contract, as far as the workload uses them.</summary>
internal static class Wire
{
    internal sealed record Send(string Phone, int Length, int ExpiresIn, int MaxAttempts, bool FallbackSms);

    internal sealed record Check(string OtpId, string Code);

    internal sealed record Resend(bool NewCode);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Wire.Send))]
[JsonSerializable(typeof(Wire.Check))]
[JsonSerializable(typeof(Wire.Resend))]
internal sealed partial class WireJson : JsonSerializerContext;
