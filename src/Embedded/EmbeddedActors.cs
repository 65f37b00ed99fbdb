using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded;

/// <summary>The way to the actors of this process.</summary>
/// <param name="engine">The engine that runs them.</param>
public sealed class EmbeddedActors(EmbeddedEngine engine) : IActors
{
    /// <inheritdoc/>
    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) => engine.House.Otps.AskAsync(otp.Value, request);

    /// <inheritdoc/>
    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) => engine.House.Phones.AskAsync(phone.Value, request);

    /// <inheritdoc/>
    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) => engine.House.Claims.AskAsync(claim.Value, request);

    /// <inheritdoc/>
    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) =>
        engine.House.References.AskAsync(reference.Value, request);

    /// <inheritdoc/>
    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => engine.House.Others(actor).AskAsync(id, request);
}
