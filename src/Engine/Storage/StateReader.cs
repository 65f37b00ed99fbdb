using System.Buffers.Binary;
using System.Text;

namespace OtpActors.Engine.Storage;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Every method throws <see cref="InvalidDataException"/> on bytes that it cannot have written.</summary>
public ref struct StateReader
{
    /// <summary>Moments and spans beyond these, in milliseconds, are never written; within them, sums of a few stay representable.</summary>
    internal static readonly ulong TimeMax = (ulong)new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    internal static readonly ulong SpanMax = (ulong)TimeSpan.FromDays(10_000).TotalMilliseconds;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _from;

    /// <summary>Starts to read.</summary>
    /// <param name="from">The bytes.</param>
    public StateReader(ReadOnlySpan<byte> from) => _from = from;

    /// <summary>Whether all was read.</summary>
    public readonly bool AtEnd => _from.IsEmpty;

    /// <summary>Reads a number.</summary>
    /// <returns>The number.</returns>
    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in stored state has no end.");
    }

    /// <summary>Reads a number that fits an <see cref="int"/>.</summary>
    /// <returns>The number.</returns>
    public int Small()
    {
        var value = Number();
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A number in stored state is too large.");
    }

    /// <summary>Reads how many items follow, each at least one byte long.</summary>
    /// <returns>The count, never more than the bytes left.</returns>
    public int Count()
    {
        var value = Number();
        return value <= (ulong)_from.Length ? (int)value : throw new InvalidDataException("A list in stored state is longer than the record.");
    }

    /// <summary>Reads 128 bits.</summary>
    /// <returns>The bits.</returns>
    public UInt128 Bits() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

    /// <summary>Reads a truth value.</summary>
    /// <returns>The value.</returns>
    public bool Flag() => Number() switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidDataException("A flag in stored state is neither on nor off."),
    };

    /// <summary>Reads a moment.</summary>
    /// <returns>The moment, UTC.</returns>
    public DateTimeOffset Time()
    {
        var value = Number();
        return value <= TimeMax
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)value)
            : throw new InvalidDataException("A time in stored state is out of range.");
    }

    /// <summary>Reads a moment or none.</summary>
    /// <returns>The moment.</returns>
    public DateTimeOffset? TimeOrNone() => Flag() ? Time() : null;

    /// <summary>Reads a span.</summary>
    /// <returns>The span.</returns>
    public TimeSpan Span()
    {
        var value = Number();
        return value <= SpanMax
            ? TimeSpan.FromMilliseconds((long)value)
            : throw new InvalidDataException("A span in stored state is out of range.");
    }

    /// <summary>Reads text or none.</summary>
    /// <returns>The text.</returns>
    public string? TextOrNone()
    {
        var length = Number();
        return length == 0 ? null : Decode(Take(length - 1));
    }

    /// <summary>Reads text.</summary>
    /// <returns>The text.</returns>
    public string Text() => TextOrNone() ?? throw new InvalidDataException("A text in stored state is missing.");

    /// <summary>Reads a text that many records share, such as a template's name: of those used lately there is one object, not one for each record.</summary>
    /// <returns>The text.</returns>
    public string Word()
    {
        var length = Number();
        return length == 0 ? throw new InvalidDataException("A text in stored state is missing.") : Words.Of(Take(length - 1));
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>The bytes, valid as long as the record.</returns>
    public ReadOnlySpan<byte> Bytes() => Take(Number());

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("A text in stored state is not UTF-8.", e);
        }
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_from.Length)
        {
            throw new InvalidDataException("Stored state ends too early.");
        }

        var taken = _from[..(int)length];
        _from = _from[(int)length..];
        return taken;
    }
}
