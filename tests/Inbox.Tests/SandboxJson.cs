using System.Text.Json.Serialization;

namespace OtpActors.Inbox.Tests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<SandboxMessage>))]
internal sealed partial class SandboxJson : JsonSerializerContext;
