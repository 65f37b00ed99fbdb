using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Actors;

/// <summary>What a client reference's actor answers.</summary>
/// <param name="Otps">Its OTPs, oldest first.</param>
public sealed record ReferenceAnswer(ImmutableArray<OtpId> Otps);
