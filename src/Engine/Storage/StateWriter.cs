using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OtpActors.Engine.Storage;

/// <summary>
/// Writes stored state: small numbers in few bytes, no names, nothing that could name a type (A21), nothing that <see cref="StateReader"/> refuses.
/// Why not JSON: docs/decisions/2026-11-21-state-format.md.
/// </summary>
public ref struct StateWriter
{
    private readonly ArrayBufferWriter<byte> _to;

    /// <summary>Starts to write.</summary>
    /// <param name="to">Where to.</param>
    public StateWriter(ArrayBufferWriter<byte> to) => _to = to;

    /// <summary>Writes a number that is not negative: 1 byte below 128, at most 10.</summary>
    /// <param name="value">The number.</param>
    public readonly void Number(ulong value)
    {
        var span = _to.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _to.Advance(length);
    }

    /// <summary>Writes a number that is not negative.</summary>
    /// <param name="value">The number.</param>
    public readonly void Number(int value) => Number(checked((ulong)value));

    /// <summary>Writes 128 bits.</summary>
    /// <param name="value">The bits.</param>
    public readonly void Bits(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(_to.GetSpan(16), value);
        _to.Advance(16);
    }

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public readonly void Flag(bool value) => Number(value ? 1UL : 0UL);

    /// <summary>Writes a moment to the millisecond; earlier than 1970 becomes 1970.</summary>
    /// <param name="value">The moment, up to the year 9000.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is later.</exception>
    public readonly void Time(DateTimeOffset value)
    {
        var milliseconds = (ulong)Math.Max(0, value.ToUnixTimeMilliseconds());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, StateReader.TimeMax, nameof(value));
        Number(milliseconds);
    }

    /// <summary>Writes a moment or none.</summary>
    /// <param name="value">The moment.</param>
    public readonly void Time(DateTimeOffset? value)
    {
        Flag(value.HasValue);
        if (value is { } time)
        {
            Time(time);
        }
    }

    /// <summary>Writes a span to the millisecond.</summary>
    /// <param name="value">A span that is not negative, up to 10,000 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or longer.</exception>
    public readonly void Span(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        var milliseconds = (ulong)value.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, StateReader.SpanMax, nameof(value));
        Number(milliseconds);
    }

    /// <summary>Writes text or none.</summary>
    /// <param name="value">The text.</param>
    public readonly void Text(string? value)
    {
        if (value is null)
        {
            Number(0UL);
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(value);
        Number((ulong)bytes + 1);
        _to.Advance(Encoding.UTF8.GetBytes(value, _to.GetSpan(bytes)));
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The bytes.</param>
    public readonly void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        _to.Write(value);
    }
}
