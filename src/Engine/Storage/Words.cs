using System.Text;

namespace OtpActors.Engine.Storage;

/// <summary>
/// The short texts that were read lately. Every turn reads its state, and most of its texts are the same few words: templates, locales, workspaces.
/// A word that loses its place is read as a new object; nothing else depends on it.
/// </summary>
internal static class Words
{
    private const int LengthMax = 32;
    private const int Places = 256;

    private static readonly string?[] Lately = new string?[Places];

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LengthMax)
        {
            return StateReader.Decode(bytes);
        }

        ref var place = ref Lately[PlaceOf(bytes)];
        return place is { } word && Ascii.Equals(bytes, word) ? word : place = StateReader.Decode(bytes);
    }

    private static int PlaceOf(ReadOnlySpan<byte> bytes)
    {
        var hash = 17u;
        foreach (var one in bytes)
        {
            hash = (hash * 31) + one;
        }

        return (int)(hash % Places);
    }
}
