using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>The actors, with a labelled point before every turn, after it decided, and after what it decided became durable.</summary>
internal sealed class KillingActors(IActors actors, KillPoint kill) : IActors
{
    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) =>
        kill.PassAsync("Otp." + (request is OtpRequest.Apply apply ? apply.Command.GetType().Name : request.GetType().Name), () => actors.AskAsync(otp, request));

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) =>
        kill.PassAsync("Phone." + (request is PhoneRequest.Apply apply ? apply.Command.GetType().Name : request.GetType().Name), () => actors.AskAsync(phone, request));

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) =>
        kill.PassAsync("Claim." + request.GetType().Name, () => actors.AskAsync(claim, request));

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) =>
        kill.PassAsync("Reference." + request.GetType().Name, () => actors.AskAsync(reference, request));

    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => kill.PassAsync(actor.Kind + "." + request.GetType().Name, () => actors.AskAsync(actor, id, request));
}
