using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Watches;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of watches.</summary>
internal static class WatchMessages
{
    public static void Write(WatchEntries entries, ref StateWriter to)
    {
        to.Number(entries.Otps.Length);
        foreach (var otp in entries.Otps)
        {
            to.Bits(otp.Value);
        }
    }

    public static WatchEntries ReadEntries(ref StateReader from)
    {
        var otps = ImmutableArray.CreateBuilder<OtpId>(from.Count());
        for (var i = 0; i < otps.Capacity; i++)
        {
            otps.Add(new OtpId(from.Bits()));
        }

        return new WatchEntries(otps.MoveToImmutable());
    }
}
