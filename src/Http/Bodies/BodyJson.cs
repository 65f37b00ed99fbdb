using System.Text.Json.Serialization;
using OtpActors.Http.Otps.Check;
using OtpActors.Http.Otps.Resend;
using OtpActors.Http.Otps.Search;
using OtpActors.Http.Otps.Send;
using OtpActors.Http.Webhooks;

namespace OtpActors.Http.Bodies;

/// <summary>How bodies are read: strictly (A56), except that members we don't know are ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false, MaxDepth = 8,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SendBody))]
[JsonSerializable(typeof(CheckBody))]
[JsonSerializable(typeof(ResendBody))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(AddWebhookBody))]
[JsonSerializable(typeof(ChangeWebhookBody))]
[JsonSerializable(typeof(ReplayBody))]
internal sealed partial class BodyJson : JsonSerializerContext;
