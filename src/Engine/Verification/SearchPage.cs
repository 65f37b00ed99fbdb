using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Engine.Verification;

/// <summary>One page of a search.</summary>
/// <param name="Items">The OTPs, newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record SearchPage(ImmutableArray<OtpState> Items, OtpId? Next);
