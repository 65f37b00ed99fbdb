namespace OtpActors.Embedded.Store;

/// <summary>SQLite refused.</summary>
/// <param name="code">SQLite's extended result code.</param>
/// <param name="message">SQLite's words.</param>
internal sealed class DatabaseException(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    /// <summary>SQLite's primary result code.</summary>
    public int Code => code & 0xFF;
}
