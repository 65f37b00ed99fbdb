namespace OtpActors.Client.Errors;

/// <summary>A problem on the wire (RFC 9457 with the members of OtpActors).</summary>
internal sealed record ProblemBody(
    string? Title, string? Code, string? Detail, string? RequestId, string? Limit, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors);
