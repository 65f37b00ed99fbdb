using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>
/// The way to the actors: a method for each kind that requests pass by the thousand, and one for all other kinds. Every call is one turn.
/// Fails with <see cref="OverloadedException"/> when a queue is full (nothing happened) and with
/// <see cref="StorageUnavailableException"/> when state cannot be read.
/// </summary>
public interface IActors
{
    /// <summary>One turn of an OTP.</summary>
    /// <param name="otp">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request);

    /// <summary>One turn of a phone.</summary>
    /// <param name="phone">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request);

    /// <summary>One turn of an idempotency key.</summary>
    /// <param name="claim">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request);

    /// <summary>One turn of a client reference.</summary>
    /// <param name="reference">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request);

    /// <summary>One turn of an actor of any other kind.</summary>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TRequest">What can be asked of it.</typeparam>
    /// <typeparam name="TAnswer">What it answers.</typeparam>
    /// <param name="actor">The kind, as registered with the engine.</param>
    /// <param name="id">Which of its kind.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class;
}
