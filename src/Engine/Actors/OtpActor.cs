using OtpActors.Domain.Otps;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>One OTP: compares, lets <see cref="OtpMachine"/> decide, says what to save.</summary>
/// <param name="vault">Compares codes.</param>
/// <param name="policy">The house's numbers.</param>
public sealed class OtpActor(CodeVault vault, OtpPolicy policy) : IActor<OtpState, OtpRequest, OtpAnswer>
{
    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Otp;

    /// <inheritdoc/>
    public Turn<OtpState, OtpAnswer> Decide(OtpState? state, OtpRequest request, DateTimeOffset now) => request switch
    {
        OtpRequest.Read => Read(state, now),
        OtpRequest.Erase => new Turn<OtpState, OtpAnswer>(null, state is not null, state is null ? OtpAnswer.NotFound : new OtpAnswer(OtpOutcome.Done, state)),
        OtpRequest.Apply apply => Apply(state, apply.Command, now),
        OtpRequest.Check check => Apply(state, new OtpCommand.Check(Matches(state, check), check.Tag), now),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "Unknown request."),
    };

    /// <inheritdoc/>
    public bool IsBirth(OtpRequest request) => request is OtpRequest.Apply { Birth: true };

    /// <inheritdoc/>
    public Footing RestsOn(OtpRequest request) => request.Footing;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(OtpState state) => state.WakeAt;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(OtpState state) => state.KeepUntil;

    /// <inheritdoc/>
    public bool Remembers(OtpState state) => false;

    /// <inheritdoc/>
    public void Write(OtpState state, ref StateWriter to) => OtpFormat.Write(state, ref to);

    /// <inheritdoc/>
    public OtpState Read(ref StateReader from) => OtpFormat.Read(ref from);

    /// <summary>An expiry that no timer has noticed yet is seen, and left to the timer to record.</summary>
    private static Turn<OtpState, OtpAnswer> Read(OtpState? state, DateTimeOffset now) => new(
        state,
        false,
        OtpMachine.Seen(state, now) is { } seen ? new OtpAnswer(OtpOutcome.Done, seen, seen.AttemptsRemaining) : OtpAnswer.NotFound);

    private Turn<OtpState, OtpAnswer> Apply(OtpState? state, OtpCommand command, DateTimeOffset now)
    {
        // What callers ask ends with the retention; what the house has to finish, with the record.
        var asked = command is OtpCommand.Check or OtpCommand.Resend or OtpCommand.Cancel;
        var gone = asked ? OtpMachine.Seen(state, now) is null : state?.KeepUntil <= now;
        if (gone || OtpMachine.Decide(state, command, policy, now) is not { } decision)
        {
            return new Turn<OtpState, OtpAnswer>(state, false, OtpAnswer.NotFound);
        }

        var answer = new OtpAnswer(decision.Outcome, decision.State, decision.AttemptsRemaining, decision.Start, decision.Charge);
        return new Turn<OtpState, OtpAnswer>(decision.State, !ReferenceEquals(decision.State, state), answer);
    }

    /// <summary>Code and purpose count as one secret: which of them was wrong is not told.</summary>
    private bool Matches(OtpState? state, OtpRequest.Check check) =>
        state is not null
        && (state.Code.Delegate is null ? vault.Matches(state.Code, state.Draft.Workspace, state.Draft.Id, check.Code) : check.Verdict is true)
        && (check.Purpose is null || string.Equals(check.Purpose, state.Draft.Purpose, StringComparison.Ordinal));
}
