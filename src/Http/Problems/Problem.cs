using System.Text.Json;
using OtpActors.Domain;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Problems;

/// <summary>A request that could not be met (RFC 9457).</summary>
/// <param name="kind">Its row in the table.</param>
/// <param name="detail">A sentence for people: what was wrong and what to do. No code, no key, no number.</param>
internal sealed class Problem(ProblemKind kind, string detail) : Reply(kind.Status)
{
    private static readonly TimeSpan RetryAfterDefault = TimeSpan.FromSeconds(1);
    private readonly TimeSpan? _retryAfter;

    public ProblemKind Kind => kind;

    /// <summary>A request that one field is at fault for.</summary>
    public static Problem Of(string field, string sentence)
    {
        var errors = new Bodies.FieldErrors();
        errors.Add(field, sentence);
        return errors.ToProblem();
    }

    public override string ContentType => "application/problem+json";

    /// <summary>Field by field what was wrong; null when no field is at fault.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>The limit that refused, on 429.</summary>
    public string? Limit { get; init; }

    /// <summary>How many that limit allows.</summary>
    public int? LimitCount { get; init; }

    /// <summary>Whether the connection ends with the answer: what the caller still writes, or where its next request begins, nobody wants to find out.</summary>
    public bool Closes { get; init; }

    /// <summary>When to try again; always there on 409, 429 and 503 (A60, A61).</summary>
    public TimeSpan? RetryAfter
    {
        get => _retryAfter ?? (Status is 409 or 429 or 503 ? RetryAfterDefault : null);
        init => _retryAfter = value;
    }

    /// <summary>Whole seconds to wait, at least one: a client that obeys must not be refused for being a moment early.</summary>
    public long? RetryAfterSeconds => RetryAfter is { } wait ? Math.Max(1, WholeSeconds.Ceiling(wait)) : null;

    public override void Write(Utf8JsonWriter to, string requestId) => JsonSerializer.Serialize(
        to,
        new ProblemBody(kind.Type, kind.Title, kind.Status, kind.Code, detail, false, requestId, Errors, Limit),
        ReplyJson.Default.ProblemBody);
}
