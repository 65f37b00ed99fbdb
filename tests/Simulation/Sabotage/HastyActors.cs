using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests.Sabotage;

/// <summary>An engine that lets everybody tell what is not on the disk yet.</summary>
internal sealed class HastyActors(IActors real) : IActors
{
    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) => HurryAsync(real.AskAsync(otp, request));

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) => HurryAsync(real.AskAsync(phone, request));

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) => HurryAsync(real.AskAsync(claim, request));

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) => HurryAsync(real.AskAsync(reference, request));

    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => HurryAsync(real.AskAsync(actor, id, request));

    private static async ValueTask<Reply<T>> HurryAsync<T>(ValueTask<Reply<T>> reply) => new((await reply).Answer, Task.CompletedTask);
}
