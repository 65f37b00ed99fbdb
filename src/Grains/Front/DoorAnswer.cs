using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Front;

/// <summary>What became of a request.</summary>
/// <param name="Value">A receipt, a verdict, an OTP or a page; null with a refusal.</param>
/// <param name="Refusal">The refusal; null with a value.</param>
/// <param name="Replayed">Whether an idempotency key replayed it.</param>
/// <param name="Remaining">Sends left in the workspace's bucket.</param>
/// <param name="Reset">Until the bucket is full again.</param>
internal sealed record DoorAnswer(object? Value, Refusal? Refusal, bool Replayed, int Remaining, TimeSpan Reset)
{
    /// <summary>The kind of its value only.</summary>
    public override string ToString() => $"DoorAnswer {{ {Value?.GetType().Name ?? Refusal?.Code.ToString()} }}";

    public Answer<T> As<T>()
        where T : class =>
        Value is T value ? new Answer<T>(value) { Replayed = Replayed }
        : Refusal is { } refusal ? new Answer<T>(refusal) { Replayed = Replayed }
        : throw new InvalidDataException("A silo answered something else than was asked.");
}
