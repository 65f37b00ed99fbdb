using System.Text.Json.Serialization;

namespace OtpActors.Bench.Load.Results;

[JsonSerializable(typeof(PhaseResult))]
[JsonSerializable(typeof(GuaranteeResult))]
[JsonSerializable(typeof(PendingTurn))]
internal sealed partial class ResultJson : JsonSerializerContext;
