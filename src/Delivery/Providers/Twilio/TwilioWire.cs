using System.Text.Json.Serialization;

namespace OtpActors.Delivery.Providers.Twilio;

/// <summary>A message as Twilio describes it. Its text is left out on purpose: the code stands in it.</summary>
internal sealed record TwilioMessage(string? Sid, string? Status, int? ErrorCode);

/// <summary>A refusal. Its sentence is left out on purpose: the number may stand in it.</summary>
internal sealed record TwilioError(int? Code);

/// <summary>The account, as the probe sees it.</summary>
internal sealed record TwilioAccount(string? Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 8)]
[JsonSerializable(typeof(TwilioMessage))]
[JsonSerializable(typeof(TwilioError))]
[JsonSerializable(typeof(TwilioAccount))]
internal sealed partial class TwilioJson : JsonSerializerContext;
