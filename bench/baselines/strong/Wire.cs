using System.Text.Json.Serialization;

namespace OtpActors.Bench.Strong;

internal sealed record SendRequest(string? Phone);

internal sealed record SendAnswer(bool Success, string OtpId, string Phone, int ExpiresIn);

internal sealed record VerifyRequest(string? OtpId, string? Code);

internal sealed record RightAnswer(bool Valid, string OtpId, string Phone);

internal sealed record WrongAnswer(bool Valid, string OtpId, string Reason, int AttemptsRemaining);

internal sealed record Refusal(bool Success, string Code);

internal sealed record Message(string OtpId, string Phone, string Code);

[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(RightAnswer))]
[JsonSerializable(typeof(WrongAnswer))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(IEnumerable<Message>))]
internal sealed partial class WireJson : JsonSerializerContext;
