using System.Text.Json.Serialization;

namespace OtpActors.Bench.Load.Servers;

[JsonSerializable(typeof(InboxMessage))]
internal sealed partial class InboxJson : JsonSerializerContext;
