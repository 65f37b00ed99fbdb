using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>Actors that call every decision saved as soon as it is made.</summary>
internal sealed class HastyActors(IActors actors) : IActors
{
    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) => HastyAsync(actors.AskAsync(otp, request));

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) => HastyAsync(actors.AskAsync(phone, request));

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) => HastyAsync(actors.AskAsync(claim, request));

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) =>
        HastyAsync(actors.AskAsync(reference, request));

    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => HastyAsync(actors.AskAsync(actor, id, request));

    private static async ValueTask<Reply<T>> HastyAsync<T>(ValueTask<Reply<T>> reply) => (await reply) with { Saved = Task.CompletedTask };
}
