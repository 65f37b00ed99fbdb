namespace OtpActors.Engine.Verification;

/// <summary>A request's idempotency key.</summary>
/// <param name="Value">The key, 1 to 255 visible characters, without quotes.</param>
/// <param name="Scope">Method and path.</param>
/// <param name="Body">The body's bytes as received.</param>
public sealed record IdempotencyKey(string Value, string Scope, ReadOnlyMemory<byte> Body)
{
    /// <summary>Its scope only: callers put all sorts of things into keys.</summary>
    public override string ToString() => $"IdempotencyKey {{ Scope = {Scope} }}";
}
