using OtpActors.Engine.Identity;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Front;
using OtpActors.Grains.Webhooks;

namespace OtpActors.Grains.Cells;

/// <summary>The cell in the id of a grain.</summary>
internal static class CellKey
{
    private static readonly GrainType Door = GrainType.Create(DoorGrain.TypeName);

    private static readonly HashSet<GrainType> Actors =
    [
        GrainType.Create(OtpGrain.TypeName),
        GrainType.Create(PhoneGrain.TypeName),
        GrainType.Create(ClaimGrain.TypeName),
        GrainType.Create(ReferenceGrain.TypeName),
        GrainType.Create(PageGrain.TypeName),
    ];

    /// <summary>Reads it; false for grains that live elsewhere.</summary>
    public static bool TryRead(GrainId id, out int cell)
    {
        if (Actors.Contains(id.Type))
        {
            cell = FirstBits(id.Key.AsSpan());
            return true;
        }

        cell = 0;
        if (!id.Type.Equals(Door))
        {
            return false;
        }

        cell = (int)(id.GetIntegerKey() & (Cell.Count - 1));
        return true;
    }

    /// <summary>A key is 32 hexadecimal digits: 12 bits are three of them.</summary>
    private static int FirstBits(ReadOnlySpan<byte> key) => (Digit(key[0]) << 8) | (Digit(key[1]) << 4) | Digit(key[2]);

    private static int Digit(byte hex) => hex <= (byte)'9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
