using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Storage;

namespace OtpActors.Simulation.Tests.Sabotage;

/// <summary>Phone and claim actors that do one thing wrong.</summary>
internal static class LimitSabotage
{
    public static Cast ForgetsPlaces(Cast cast) => With(cast, static (real, state, request, now) =>
        request is PhoneRequest.Apply { Command: PhoneCommand.Reserve } ? real.Decide(state is null ? null : state with { Places = [] }, request, now) : real.Decide(state, request, now));

    public static Cast LosesPlaces(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return request is PhoneRequest.Apply { Command: PhoneCommand.Reserve } ? turn with { Save = false } : turn;
    });

    public static Cast NeverCharges(Cast cast) => With(cast, static (real, state, request, now) =>
        request is PhoneRequest.Apply { Command: PhoneCommand.Charge charge } apply
            ? real.Decide(state, apply with { Command = new PhoneCommand.DropHold(charge.Hold) }, now)
            : real.Decide(state, request, now));

    public static Cast HoldsNothing(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return turn.Next is null ? turn : turn with { Next = turn.Next with { Holds = [] } };
    });

    public static Cast ForgetsClaims(Cast cast) => cast with
    {
        Claim = new Saboteur<ClaimState, ClaimRequest, ClaimAnswer>(
            cast.Claim, static (real, state, request, now) => real.Decide(request is ClaimRequest.Open ? null : state, request, now)),
    };

    public static Cast NeverEndsClaims(Cast cast) => cast with
    {
        Claim = new Saboteur<ClaimState, ClaimRequest, ClaimAnswer>(
            cast.Claim, static (real, state, request, now) => real.Decide(state is null ? null : state with { LeaseUntil = now + ClaimActor.Lease }, request, now)),
    };

    private static Cast With(
        Cast cast, Func<IActor<PhoneState, PhoneRequest, PhoneAnswer>, PhoneState?, PhoneRequest, DateTimeOffset, Turn<PhoneState, PhoneAnswer>> decide) =>
        cast with { Phone = new Saboteur<PhoneState, PhoneRequest, PhoneAnswer>(cast.Phone, decide) };
}
