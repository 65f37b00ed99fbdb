using System.Security.Cryptography;

namespace OtpActors.Http.Access;

/// <summary>Names a request in its answer and in logs.</summary>
internal static class RequestId
{
    private const int Bytes = 16;
    private const int Drawn = 64 * Bytes;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _used;

    /// <summary>A new id: 32 hexadecimal digits. Drawn by the dozen, since a draw costs the same whatever its length.</summary>
    public static string Draw()
    {
        if (_drawn is null || _used == Drawn)
        {
            RandomNumberGenerator.Fill(_drawn ??= new byte[Drawn]);
            _used = 0;
        }

        var id = Convert.ToHexStringLower(_drawn.AsSpan(_used, Bytes));
        _used += Bytes;
        return id;
    }
}
