using System.Buffers;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>
/// A parcel as bytes: version, trouble, watch, kind of message, message. A build of the same version may have added to the end of a message; what it
/// added is passed over by older builds and missed by newer ones, which must do without.
/// </summary>
internal static class ParcelFormat
{
    private const int Version = 1;

    public static void Write(Parcel parcel, ArrayBufferWriter<byte> buffer)
    {
        var to = new StateWriter(buffer);
        to.Number(Version);
        to.Number((int)parcel.Trouble);
        to.Time(parcel.WatchAt);
        Messages.Write(parcel.Message, ref to);
    }

    public static Parcel Read(ReadOnlySpan<byte> bytes)
    {
        var from = new StateReader(bytes);
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A message has format {version}; this build reads format {Version}. Upgrade the older silos first.");
        }

        var trouble = (Trouble)from.Small();
        var watchAt = from.TimeOrNone();
        return new Parcel(Messages.Read(ref from), trouble, watchAt);
    }
}
