using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Actors;

/// <summary>What can be asked of an idempotency key's actor.</summary>
public abstract record ClaimRequest
{
    private ClaimRequest()
    {
    }

    /// <summary>A request comes with the key.</summary>
    /// <param name="Fingerprint">Of its body.</param>
    /// <param name="Otp">The OTP that it will make if it is the first; the first one's is kept.</param>
    /// <param name="Holder">Names the request among those that use the key.</param>
    public sealed record Open(UInt128 Fingerprint, OtpId Otp, ulong Holder) : ClaimRequest;

    /// <summary>The request is answered: the answer is kept and replayed.</summary>
    /// <param name="Holder">As opened.</param>
    /// <param name="Answer">The answer, without any phone number.</param>
    public sealed record Complete(ulong Holder, ImmutableArray<byte> Answer) : ClaimRequest;

    /// <summary>The request came to nothing: the key is free again.</summary>
    /// <param name="Holder">As opened.</param>
    public sealed record Forget(ulong Holder) : ClaimRequest;
}
