using System.Collections.Immutable;
using OtpActors.Domain.Journals;

namespace OtpActors.Engine.Journals;

/// <summary>One full page of a journal.</summary>
/// <param name="Entries">Its entries, oldest first.</param>
/// <param name="KeepUntil">It is thrown away then.</param>
public sealed record Sheet(ImmutableArray<JournalEntry> Entries, DateTimeOffset KeepUntil);
