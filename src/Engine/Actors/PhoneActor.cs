using OtpActors.Domain.Phones;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>One phone in one workspace: lets <see cref="PhoneMachine"/> decide, says what to save.</summary>
public sealed class PhoneActor : IActor<PhoneState, PhoneRequest, PhoneAnswer>
{
    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Phone;

    /// <inheritdoc/>
    public Turn<PhoneState, PhoneAnswer> Decide(PhoneState? state, PhoneRequest request, DateTimeOffset now)
    {
        var phone = state ?? PhoneState.Empty;
        switch (request)
        {
            case PhoneRequest.Read:
                return new Turn<PhoneState, PhoneAnswer>(state, false, new PhoneAnswer(PhoneOutcome.Granted, phone, TimeSpan.Zero, null, null));
            case PhoneRequest.Apply apply:
                var decision = PhoneMachine.Decide(phone, apply.Command, apply.Policy, now);
                var answer = new PhoneAnswer(decision.Outcome, decision.State, decision.RetryAfter, decision.Window, decision.NextSendAt);
                return new Turn<PhoneState, PhoneAnswer>(decision.State, decision.Save, answer);
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "Unknown request.");
        }
    }

    /// <inheritdoc/>
    public bool IsBirth(PhoneRequest request) => false;

    /// <inheritdoc/>
    public Footing RestsOn(PhoneRequest request) => request.Footing;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(PhoneState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(PhoneState state) => state.KeepUntil;

    /// <inheritdoc/>
    public bool Remembers(PhoneState state) => !state.Holds.IsEmpty;

    /// <inheritdoc/>
    public void Write(PhoneState state, ref StateWriter to) => PhoneFormat.Write(state, ref to);

    /// <inheritdoc/>
    public PhoneState Read(ref StateReader from) => PhoneFormat.Read(ref from);
}
