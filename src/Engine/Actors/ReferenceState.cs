using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Actors;

/// <summary>The OTPs that were sent with one client reference.</summary>
/// <param name="Otps">The last <see cref="Domain.Limits.ListedOtpsMax"/>, oldest first.</param>
/// <param name="KeepUntil">None of them is kept after then.</param>
public sealed record ReferenceState(ImmutableArray<OtpId> Otps, DateTimeOffset KeepUntil);
