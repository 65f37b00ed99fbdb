using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Simulation.Tests.Storage;

namespace OtpActors.Simulation.Tests.Sabotage;

/// <summary>Actors that report wrongly.</summary>
internal static class ReportSabotage
{
    public static Cast LosesPages(Cast cast) => WithPage(cast, static turn => turn with { Save = false });

    public static Cast AddsTwice(Cast cast) => cast with
    {
        Page = new Saboteur<PageState, PageRequest, PageAnswer>(cast.Page, static (real, state, request, now) =>
        {
            var turn = real.Decide(state, request, now);
            return turn is { Save: true, Next: { } next } && next.Events.Length > (state?.Events.Length ?? 0)
                ? turn with { Next = next with { Events = next.Events.Add(next.Events[^1]) } }
                : turn;
        }),
    };

    /// <summary>Believes that all is reported as soon as somebody asks what is to be.</summary>
    public static Cast ConfirmsTooSoon(Cast cast) => cast with
    {
        Otp = new Saboteur<OtpState, OtpRequest, OtpAnswer>(cast.Otp, static (real, state, request, now) =>
            request is OtpRequest.Apply { Command: OtpCommand.Reported { Events: 0 } } && state is { HasNews: true }
                ? real.Decide(state, request, now) with { Next = state with { ReportedEvents = state.Events.Length, ReportAt = null }, Save = true }
                : real.Decide(state, request, now)),
    };

    private static Cast WithPage(Cast cast, Func<Engine.Ports.Turn<PageState, PageAnswer>, Engine.Ports.Turn<PageState, PageAnswer>> spoil) => cast with
    {
        Page = new Saboteur<PageState, PageRequest, PageAnswer>(cast.Page, (real, state, request, now) => spoil(real.Decide(state, request, now))),
    };
}
