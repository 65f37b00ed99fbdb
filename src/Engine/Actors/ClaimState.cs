using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Actors;

/// <summary>One idempotency key.</summary>
/// <param name="Fingerprint">Of the first request's body, keyed.</param>
/// <param name="Otp">The OTP drawn for it.</param>
/// <param name="Holder">The request that may complete it.</param>
/// <param name="LeaseUntil">Until then the holder is taken to be alive.</param>
/// <param name="KeepUntil">The key is forgotten then.</param>
/// <param name="Answer">The answer to replay; empty while under way.</param>
public sealed record ClaimState(
    UInt128 Fingerprint, OtpId Otp, ulong Holder, DateTimeOffset LeaseUntil, DateTimeOffset KeepUntil, ImmutableArray<byte> Answer);
