using System.Text.Json.Serialization;
using OtpActors.Http.Admin;
using OtpActors.Http.Admin.Alarms;
using OtpActors.Http.Admin.Audit;
using OtpActors.Http.Admin.Blocks;
using OtpActors.Http.Admin.Credits;
using OtpActors.Http.Admin.Keys;
using OtpActors.Http.Admin.Providers;
using OtpActors.Http.Admin.Refusals;
using OtpActors.Http.Admin.Support;
using OtpActors.Http.Admin.Templates;
using OtpActors.Http.Admin.Workspaces;
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
[JsonSerializable(typeof(WorkspaceReply))]
[JsonSerializable(typeof(ListReply<WorkspaceReply>))]
[JsonSerializable(typeof(KeyReply))]
[JsonSerializable(typeof(ListReply<KeyReply>))]
[JsonSerializable(typeof(BlockReply))]
[JsonSerializable(typeof(ListReply<BlockReply>))]
[JsonSerializable(typeof(RefusalReply))]
[JsonSerializable(typeof(ListReply<RefusalReply>))]
[JsonSerializable(typeof(AlarmReply))]
[JsonSerializable(typeof(ListReply<AlarmReply>))]
[JsonSerializable(typeof(CreditReply))]
[JsonSerializable(typeof(MovementReply))]
[JsonSerializable(typeof(ListReply<MovementReply>))]
[JsonSerializable(typeof(StoryReply))]
[JsonSerializable(typeof(DoneReply))]
[JsonSerializable(typeof(ProviderReply))]
[JsonSerializable(typeof(ListReply<ProviderReply>))]
[JsonSerializable(typeof(TemplateReply))]
[JsonSerializable(typeof(ListReply<TemplateReply>))]
[JsonSerializable(typeof(AuditReply))]
[JsonSerializable(typeof(ListReply<AuditReply>))]
internal sealed partial class ReplyJson : JsonSerializerContext;
