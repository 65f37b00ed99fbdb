using System.Collections.Immutable;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>One client reference: remembers which OTPs were sent with it, so that they can be searched for.</summary>
public sealed class ReferenceActor : IActor<ReferenceState, ReferenceRequest, ReferenceAnswer>
{
    private const int Version = 1;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Reference;

    /// <inheritdoc/>
    public Turn<ReferenceState, ReferenceAnswer> Decide(ReferenceState? state, ReferenceRequest request, DateTimeOffset now)
    {
        var otps = state is null || state.KeepUntil <= now ? [] : state.Otps;
        if (request is not ReferenceRequest.Add add || otps.Contains(add.Otp))
        {
            return new Turn<ReferenceState, ReferenceAnswer>(state, false, new ReferenceAnswer(otps));
        }

        ImmutableArray<OtpId> listed = [.. otps.Append(add.Otp).TakeLast(Limits.ListedOtpsMax)];
        var keepUntil = now + Limits.LifetimeMax + add.ListedFor;

        // The OTPs before it may be kept longer: retention was lowered since.
        var next = new ReferenceState(listed, state?.KeepUntil > keepUntil ? state.KeepUntil : keepUntil);
        return new Turn<ReferenceState, ReferenceAnswer>(next, true, new ReferenceAnswer(listed));
    }

    /// <inheritdoc/>
    public bool IsBirth(ReferenceRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(ReferenceState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(ReferenceState state) => state.KeepUntil;

    /// <inheritdoc/>
    public bool Remembers(ReferenceState state) => false;

    /// <inheritdoc/>
    public void Write(ReferenceState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Time(state.KeepUntil);
        to.Number(state.Otps.Length);
        foreach (var otp in state.Otps)
        {
            to.Bits(otp.Value);
        }
    }

    /// <inheritdoc/>
    public ReferenceState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A client reference is stored in format {version}; this build reads formats up to {Version}.");
        }

        var keepUntil = from.Time();
        var otps = ImmutableArray.CreateBuilder<OtpId>(from.Count());
        for (var i = 0; i < otps.Capacity; i++)
        {
            otps.Add(new OtpId(from.Bits()));
        }

        return new ReferenceState(otps.MoveToImmutable(), keepUntil);
    }
}
