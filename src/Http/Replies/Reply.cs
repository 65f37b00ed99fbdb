using System.Text.Json;

namespace OtpActors.Http.Replies;

/// <summary>What a handler answers.</summary>
/// <param name="status">The HTTP status.</param>
internal abstract class Reply(int status)
{
    public int Status => status;

    public virtual string ContentType => "application/json; charset=utf-8";

    /// <summary>Whether an idempotency key replayed it.</summary>
    public bool Replayed { get; init; }

    /// <summary>Writes the body.</summary>
    public abstract void Write(Utf8JsonWriter to, string requestId);
}
