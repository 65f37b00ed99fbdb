using System.Text.Json.Serialization;
using OtpActors.Http.Admin.Alarms;
using OtpActors.Http.Admin.Blocks;
using OtpActors.Http.Admin.Credits;
using OtpActors.Http.Admin.Keys;
using OtpActors.Http.Admin.Providers;
using OtpActors.Http.Admin.Support;
using OtpActors.Http.Admin.Workspaces;
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
[JsonSerializable(typeof(WorkspaceBody))]
[JsonSerializable(typeof(KeyBody))]
[JsonSerializable(typeof(BlockBody))]
[JsonSerializable(typeof(LiftBody))]
[JsonSerializable(typeof(CreditBody))]
[JsonSerializable(typeof(StoryBody))]
[JsonSerializable(typeof(PhoneBody))]
[JsonSerializable(typeof(ProviderBody))]
[JsonSerializable(typeof(RotateBody))]
internal sealed partial class BodyJson : JsonSerializerContext;
