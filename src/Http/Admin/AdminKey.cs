using System.Security.Cryptography;
using System.Text;

namespace OtpActors.Http.Admin;

/// <summary>The key of the admin API. Masks itself.</summary>
/// <param name="text">32 to 128 visible ASCII characters.</param>
public sealed class AdminKey(string text)
{
    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Compares in a time that says nothing about how much was right.</summary>
    /// <param name="given">What the caller sent.</param>
    /// <returns>Whether it is the key.</returns>
    public bool Opens(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _hash);

    /// <summary>Masked.</summary>
    /// <returns>Not the key.</returns>
    public override string ToString() => "AdminKey(***)";
}
