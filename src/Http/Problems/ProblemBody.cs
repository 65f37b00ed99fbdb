using System.Text.Json.Serialization;

namespace OtpActors.Http.Problems;

/// <summary>A problem on the wire (RFC 9457 section 3, with our members).</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    bool Success,
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Limit);
