using System.Collections.Immutable;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Watches;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of watches.</summary>
internal static class WatchMessages
{
    public static void Write(WatchEntries entries, ref StateWriter to)
    {
        to.Number(entries.Ids.Length);
        foreach (var id in entries.Ids)
        {
            to.Bits(id);
        }
    }

    public static WatchEntries ReadEntries(ref StateReader from)
    {
        var ids = ImmutableArray.CreateBuilder<UInt128>(from.Count());
        for (var i = 0; i < ids.Capacity; i++)
        {
            ids.Add(from.Bits());
        }

        return new WatchEntries(ids.MoveToImmutable());
    }
}
