using System.Text.Json.Serialization;
using OtpActors.Http.Otps.Check;
using OtpActors.Http.Otps.Search;
using OtpActors.Http.Otps.Send;
using OtpActors.Http.Otps.Status;
using OtpActors.Http.Problems;
using OtpActors.Http.Sandbox;
using OtpActors.Http.Webhooks;

namespace OtpActors.Http.Replies;

/// <summary>How replies are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(MomentConverter)])]
[JsonSerializable(typeof(SendReply))]
[JsonSerializable(typeof(ValidReply))]
[JsonSerializable(typeof(InvalidReply))]
[JsonSerializable(typeof(StatusReply))]
[JsonSerializable(typeof(SearchReply))]
[JsonSerializable(typeof(WebhookReply))]
[JsonSerializable(typeof(OpenedWebhookReply))]
[JsonSerializable(typeof(WebhookListReply))]
[JsonSerializable(typeof(WebhookDeliveryReply))]
[JsonSerializable(typeof(WebhookDeliveriesReply))]
[JsonSerializable(typeof(ReplayReply))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(SandboxMessageReply))]
internal sealed partial class ReplyJson : JsonSerializerContext;
