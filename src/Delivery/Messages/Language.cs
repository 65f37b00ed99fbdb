namespace OtpActors.Delivery.Messages;

/// <summary>What a message says in one language besides its first sentence. None of it can be configured: it is what every message must say.</summary>
/// <param name="Tag">The language, BCP 47.</param>
/// <param name="Sentence">The first sentence of the standard template, with <c>{code}</c>.</param>
/// <param name="Expiry">The sentence with the lifetime, which is <c>{lifetime}</c> in it.</param>
/// <param name="Security">The line that asks to keep the code to oneself.</param>
/// <param name="Minutes">Minutes, in the case that <paramref name="Expiry"/> needs.</param>
/// <param name="Seconds">Seconds, likewise.</param>
/// <param name="Space">What stands between sentences.</param>
internal sealed record Language(
    string Tag, string Sentence, string Expiry, string Security, CountedNoun Minutes, CountedNoun Seconds, string Space = " ")
{
    /// <summary>A message that leaves a moment after its OTP was made still names the whole minutes that were asked for.</summary>
    private const int GraceSeconds = 5;

    /// <summary>The sentence with the lifetime.</summary>
    /// <param name="seconds">What is left of the OTP's life, rounded up.</param>
    public string Expires(long seconds) => Expiry.Replace("{lifetime}", Lifetime(seconds), StringComparison.Ordinal);

    /// <summary>The whole minutes that a lifetime is said to have.</summary>
    /// <param name="seconds">What is left of it, rounded up.</param>
    public static long WholeMinutes(long seconds) => (seconds + GraceSeconds) / 60;

    private string Lifetime(long seconds) => WholeMinutes(seconds) switch
    {
        < 2 => Seconds.Count(Math.Max(1, seconds)),
        var minutes => Minutes.Count(minutes),
    };
}
