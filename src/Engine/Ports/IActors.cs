using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>
/// The way to the actors, one method for each kind. Every call is one turn.
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
}
