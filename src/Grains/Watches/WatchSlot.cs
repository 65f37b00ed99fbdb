using System.Globalization;

namespace OtpActors.Grains.Watches;

/// <summary>Ten seconds of time: OTPs that want to be looked at within one slot are watched together.</summary>
/// <param name="Number">Slots since 1970.</param>
internal readonly record struct WatchSlot(long Number)
{
    /// <summary>How long a slot is: at most 15 s, so that an end is reported within 90 s even when a silo dies.</summary>
    public static readonly TimeSpan Width = TimeSpan.FromSeconds(10);

    /// <summary>How much later than wanted a watch may look: it is the safety net, not the clock.</summary>
    public static readonly TimeSpan Late = 2 * Width;

    /// <summary>When the slot is over and its OTPs are looked at.</summary>
    public DateTimeOffset End => DateTimeOffset.FromUnixTimeMilliseconds((Number + 1) * (long)Width.TotalMilliseconds);

    /// <summary>The slot of a time; of one that is over, the slot of now.</summary>
    public static WatchSlot For(DateTimeOffset at, DateTimeOffset now) =>
        new((at > now ? at : now).ToUnixTimeMilliseconds() / (long)Width.TotalMilliseconds);

    /// <summary>The key of the grain that watches one shard of a slot.</summary>
    public string KeyFor(int shard) => string.Create(CultureInfo.InvariantCulture, $"{Number}/{shard}");

    /// <summary>Reads <see cref="KeyFor"/>.</summary>
    public static (WatchSlot Slot, int Shard) Parse(string key)
    {
        var cut = key.IndexOf('/', StringComparison.Ordinal);
        return (new WatchSlot(long.Parse(key.AsSpan(0, cut), CultureInfo.InvariantCulture)), int.Parse(key.AsSpan(cut + 1), CultureInfo.InvariantCulture));
    }
}
