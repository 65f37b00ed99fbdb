using OtpActors.Domain.Journals;

namespace OtpActors.Engine.Journals;

/// <summary>What a journal's actor answers.</summary>
/// <param name="Journal">Its open end.</param>
/// <param name="Refused">Whether it is too full to take more.</param>
public sealed record JournalAnswer(Journal Journal, bool Refused);
