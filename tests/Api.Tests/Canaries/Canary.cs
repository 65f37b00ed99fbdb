using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>Something that is known and must not turn up, in every spelling that a leak could have.</summary>
internal sealed class Canary
{
    /// <summary>So many digits of a number in a row are as good as the number.</summary>
    private const int TellingDigits = 7;

    private Canary(CanaryKind kind, string text, IEnumerable<byte[]> spellings)
    {
        Kind = kind;
        Text = text;
        Spellings = [.. spellings];
    }

    public CanaryKind Kind { get; }

    public string Text { get; }

    public IReadOnlyList<byte[]> Spellings { get; }

    public static Canary Code(string code) => new(CanaryKind.Code, code, Forms(Encoding.ASCII.GetBytes(code)));

    /// <summary>A number: whole in every spelling, and any seven digits of it in a row, which no masking may leave.</summary>
    public static Canary Phone(string e164, CanaryKind kind = CanaryKind.Phone)
    {
        var digits = e164.TrimStart('+');
        var binary = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(binary, long.Parse(digits, CultureInfo.InvariantCulture));
        return new(kind, e164, [
            .. Forms(Encoding.ASCII.GetBytes(digits)),
            .. Enumerable.Range(0, digits.Length - TellingDigits + 1).SelectMany(at => Plain(digits.Substring(at, TellingDigits))),
            binary[..7],
            [.. binary[..7].Reverse()],
        ]);
    }

    /// <summary>A key as it is written; one in base64 also as its bytes.</summary>
    public static Canary Secret(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? new(CanaryKind.Secret, text, [.. Forms(Encoding.ASCII.GetBytes(text)), .. Forms(bytes[..length])])
            : new(CanaryKind.Secret, text, Forms(Encoding.ASCII.GetBytes(text)));
    }

    private static IEnumerable<byte[]> Forms(byte[] bytes) =>
    [
        .. Plain(Encoding.Latin1.GetString(bytes)),
        Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)),
        .. Enumerable.Range(0, 3).Select(offset => Encoding.ASCII.GetBytes(Base64Core(bytes, offset))),
    ];

    // UTF-16 of either byte order holds these bytes.
    private static byte[][] Plain(string text) => [Encoding.Latin1.GetBytes(text), Encoding.Unicode.GetBytes(text)[..^1]];

    /// <summary>What base64 shows of the bytes whatever stands around them, when they begin at an offset from a multiple of three.</summary>
    private static string Base64Core(byte[] bytes, int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var first = ((offset * 8) + 5) / 6;
        var end = (offset + bytes.Length) * 8 / 6;
        return text[first..end];
    }
}
