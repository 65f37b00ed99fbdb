using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Storage;

namespace OtpActors.Simulation.Tests.Sabotage;

/// <summary>OTP actors that do one thing wrong.</summary>
internal static class OtpSabotage
{
    public static Cast ForgetsWrongChecks(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return turn.Answer.Outcome == OtpOutcome.Incorrect ? turn with { Save = false } : turn;
    });

    public static Cast ForgetsSuccess(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return turn.Answer.Outcome == OtpOutcome.Valid ? turn with { Next = state, Save = false } : turn;
    });

    public static Cast ForgetsCancel(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return request is OtpRequest.Apply { Command: OtpCommand.Cancel } ? turn with { Next = state, Save = false } : turn;
    });

    public static Cast ResetsAttemptsOnResend(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return request is OtpRequest.Apply { Command: OtpCommand.Resend } && turn.Answer.Start is not null
            ? turn with { Next = turn.Next! with { WrongChecks = 0, ChargedChecks = 0 } }
            : turn;
    });

    public static Cast ForgetsTags(Cast cast) => With(cast, static (real, state, request, now) =>
        real.Decide(state, request is OtpRequest.Check check ? check with { Tag = 0 } : request, now));

    public static Cast TakesOldCodes(Cast cast) => With(cast, static (real, state, request, now) =>
        request is OtpRequest.Check && state is { Phase: OtpPhase.Live, Code.Generation: > 0 }
            ? real.Decide(state with { Code = state.Code with { Generation = state.Code.Generation - 1 } }, request, now)
            : real.Decide(state, request, now));

    public static Cast RepeatsLostMessages(Cast cast) => With(cast, static (real, state, request, now) =>
        request is OtpRequest.Apply { Command: OtpCommand.Wake } && state is { Phase: OtpPhase.Live, Delivery: { Current: { Status: DeliveryStatus.Sending } lost } delivery }
            && delivery.LeaseUntil <= now && now < state.ExpiresAt
            ? Repeat(state with { Delivery = delivery with { LeaseUntil = now.AddSeconds(15) } }, lost)
            : real.Decide(state, request, now));

    public static Cast NeverFallsBack(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var silent = request is OtpRequest.Apply { Command: OtpCommand.Wake } && state?.Delivery is { LeaseUntil: null, FallbackAt: not null };
        return real.Decide(silent ? state! with { Delivery = state.Delivery with { FallbackAt = null } } : state, request, now);
    });

    public static Cast TellsItsEndTwice(Cast cast) => With(cast, static (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return turn is { Save: true, Next: { Phase: OtpPhase.Expired } next } && state?.Phase == OtpPhase.Live
            ? turn with { Next = next with { Events = next.Events.Add(next.Events[^1] with { Sequence = next.Events.Length + 1 }) } }
            : turn;
    });

    public static Cast KeepsTheCode(Cast cast, Func<OtpState, string> reveal) => With(cast, (real, state, request, now) =>
    {
        var turn = real.Decide(state, request, now);
        return state is null && turn.Next is { } made ? turn with { Next = made with { Draft = made.Draft with { Metadata = reveal(made) } } } : turn;
    });

    public static Cast NeverWakes(Cast cast) => cast with
    {
        Otp = new Saboteur<OtpState, OtpRequest, OtpAnswer>(cast.Otp, static (real, state, request, now) => real.Decide(state, request, now)) { Sleeps = true },
    };

    private static Turn<OtpState, OtpAnswer> Repeat(OtpState state, Attempt lost) =>
        new(state, true, new OtpAnswer(OtpOutcome.Done, state, state.AttemptsRemaining, lost));

    private static Cast With(
        Cast cast, Func<IActor<OtpState, OtpRequest, OtpAnswer>, OtpState?, OtpRequest, DateTimeOffset, Turn<OtpState, OtpAnswer>> decide) =>
        cast with { Otp = new Saboteur<OtpState, OtpRequest, OtpAnswer>(cast.Otp, decide) };
}
