using System.Diagnostics.CodeAnalysis;

namespace OtpActors.Engine.Verification;

/// <summary>What a request comes to: a value or a refusal.</summary>
/// <typeparam name="T">The value.</typeparam>
public readonly record struct Answer<T>
    where T : class
{
    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    public Answer(T value) => Value = value;

    /// <summary>A refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    public Answer(Refusal refusal) => Refusal = refusal;

    /// <summary>The value; null with a refusal.</summary>
    public T? Value { get; }

    /// <summary>The refusal; null with a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether an idempotency key replayed it and nothing was done again.</summary>
    public bool Replayed { get; init; }

    /// <summary>Tells value and refusal apart.</summary>
    /// <param name="value">The value.</param>
    /// <param name="refusal">The refusal.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return value is not null;
    }
}
