using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.OutreachAgent;

/// <summary>Asks for a code to be made and sent.</summary>
internal sealed record OutreachAgentSend(string Phone, string Template, int Length, int ExpiresIn, bool FallbackSms)
{
    /// <summary>Names the type only: it holds a number.</summary>
    public override string ToString() => nameof(OutreachAgentSend);
}

/// <summary>Asks whether a code is right.</summary>
internal sealed record OutreachAgentVerify(string OtpId, string Code)
{
    /// <summary>Names the type only: it holds a code.</summary>
    public override string ToString() => nameof(OutreachAgentVerify);
}

/// <summary>Whatever it answers, as far as it is needed.</summary>
internal sealed record OutreachAgentReply(bool? Success, string? OtpId, bool? Valid, string? Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 16)]
[JsonSerializable(typeof(OutreachAgentSend))]
[JsonSerializable(typeof(OutreachAgentVerify))]
[JsonSerializable(typeof(OutreachAgentReply))]
internal sealed partial class OutreachAgentJson : JsonSerializerContext;
