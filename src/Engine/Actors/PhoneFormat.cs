using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>How a phone is stored. The first number is the version; an older one is upgraded while it is read, a newer one is refused.</summary>
internal static class PhoneFormat
{
    private const int Version = 1;

    public static void Write(PhoneState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Number(state.Places.Length);
        foreach (var place in state.Places)
        {
            to.Bits(place.Otp.Value);
            to.Number(place.Token);
            to.Time(place.At);
            to.Flag(place.Released);
        }

        to.Number(state.WrongChecks.Length);
        foreach (var check in state.WrongChecks)
        {
            to.Bits(check.Otp.Value);
            to.Number(check.Try);
            to.Time(check.At);
        }

        to.Time(state.PausedUntil);
        to.Time(state.KeepUntil);
    }

    public static PhoneState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A phone is stored in format {version}; this build reads formats up to {Version}.");
        }

        return new PhoneState(ReadPlaces(ref from), ReadChecks(ref from), PausedUntil: from.TimeOrNone(), KeepUntil: from.Time());
    }

    private static ImmutableArray<Place> ReadPlaces(ref StateReader from)
    {
        var places = ImmutableArray.CreateBuilder<Place>(from.Count());
        for (var i = 0; i < places.Capacity; i++)
        {
            places.Add(new Place(new OtpId(from.Bits()), from.Number(), from.Time(), from.Flag()));
        }

        return places.MoveToImmutable();
    }

    private static ImmutableArray<WrongCheck> ReadChecks(ref StateReader from)
    {
        var checks = ImmutableArray.CreateBuilder<WrongCheck>(from.Count());
        for (var i = 0; i < checks.Capacity; i++)
        {
            checks.Add(new WrongCheck(new OtpId(from.Bits()), from.Small(), from.Time()));
        }

        return checks.MoveToImmutable();
    }
}
