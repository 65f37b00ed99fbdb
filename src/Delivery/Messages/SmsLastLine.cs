namespace OtpActors.Delivery.Messages;

/// <summary>
/// What a phone's software reads is the last line: <c>@domain #code</c> for a browser (A11), the app's hash at the very end for Android (A12).
/// With both, one line serves both: text after the code is ignored by the one, text before the hash by the other.
/// </summary>
/// <param name="AppHash">Android SMS Retriever hash; null for none.</param>
/// <param name="Origin">The domain; null for none.</param>
internal readonly record struct SmsLastLine(string? AppHash, string? Origin)
{
    /// <summary>A text with this line after it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code.</param>
    public string After(string text, string code) => (Origin, AppHash) switch
    {
        (null, null) => text,
        (null, _) => $"{text}\n{AppHash}",
        (_, null) => $"{text}\n@{Origin} #{code}",
        _ => $"{text}\n@{Origin} #{code} {AppHash}",
    };

    /// <summary>How much too long a text that ends with this line is for one SMS that its reader takes; 0 when it fits.</summary>
    /// <param name="text">The text.</param>
    public int Excess(string text)
    {
        var length = SmsLength.Of(text);
        var max = AppHash is not null && length.IsGsm7 ? SmsLength.RetrieverMax : length.Max;
        return Math.Max(0, length.Used - max);
    }
}
