using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;

namespace OtpActors.Engine.Verification;

/// <summary>A request's right to go on.</summary>
/// <param name="Claim">Its idempotency key; null for none.</param>
/// <param name="Holder">Names this request among those that use the key.</param>
/// <param name="Otp">The OTP that a send would make: the first request's, when this one takes a dead one's place.</param>
/// <param name="TakenOver">Whether an earlier request with the key died half-way.</param>
/// <param name="Saved">Completes when the claim is durable; nothing may leave the house before.</param>
internal readonly record struct Ticket(ClaimKey? Claim, ulong Holder, OtpId Otp, bool TakenOver, Task Saved)
{
    /// <summary>Names this request for the OTP to remember; 0 without a key.</summary>
    public ulong Tag => Claim is null ? 0 : Token;

    /// <summary>
    /// Names what this request does; never 0. Whoever takes a dead request's place has the same; a key that lapsed or came to nothing and is used again
    /// has another.
    /// </summary>
    public ulong Token => (ulong)(Otp.Value >> 48) | 1;
}
