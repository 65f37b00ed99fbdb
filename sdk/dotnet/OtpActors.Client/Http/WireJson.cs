using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OtpActors.Client.Errors;
using OtpActors.Client.Otps;
using OtpActors.Client.Webhooks;

namespace OtpActors.Client.Http;

/// <summary>The JSON of the wire: snake_case; unknown members are ignored, absent ones stay absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(SendReply))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(VerifyReply))]
[JsonSerializable(typeof(OtpReply))]
[JsonSerializable(typeof(ResendRequest))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(SearchReply))]
[JsonSerializable(typeof(AddWebhookRequest))]
[JsonSerializable(typeof(ChangeWebhookRequest))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(ReplayReply))]
[JsonSerializable(typeof(WebhookReply))]
[JsonSerializable(typeof(OpenedWebhookReply))]
[JsonSerializable(typeof(WebhookListReply))]
[JsonSerializable(typeof(WebhookDeliveryReply))]
[JsonSerializable(typeof(WebhookDeliveriesReply))]
[JsonSerializable(typeof(WebhookEvent))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WireJson : JsonSerializerContext;
