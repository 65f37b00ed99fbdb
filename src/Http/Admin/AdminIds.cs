using System.Security.Cryptography;

namespace OtpActors.Http.Admin;

/// <summary>The ids of what administrators make: a prefix and 16 letters or digits.</summary>
internal static class AdminIds
{
    private const int Length = 16;
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string Draw(string prefix) => prefix + RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>An id from a path for the audit log. What callers wrote there is no business of it, unless it looks like one of ours.</summary>
    public static string Shown(string prefix, string id) =>
        id.StartsWith(prefix, StringComparison.Ordinal) && id.Length == prefix.Length + Length && id.Skip(prefix.Length).All(Letters.Contains) ? id : "?";
}
