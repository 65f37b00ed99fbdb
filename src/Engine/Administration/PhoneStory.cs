using System.Collections.Immutable;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;

namespace OtpActors.Engine.Administration;

/// <summary>Everything about one phone in one workspace.</summary>
/// <param name="Phone">Its limits.</param>
/// <param name="Otps">Its OTPs that are still kept, newest first.</param>
/// <param name="Refusals">What it was refused lately, newest first.</param>
public sealed record PhoneStory(PhoneState Phone, ImmutableArray<OtpState> Otps, ImmutableArray<JournalEntry> Refusals);
