using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Grains.Watches;

/// <summary>OTPs to be watched.</summary>
/// <param name="Otps">The OTPs.</param>
internal sealed record WatchEntries(ImmutableArray<OtpId> Otps);
