using System.Collections.Immutable;

namespace OtpActors.Domain.Journals;

/// <summary>A full page of a journal.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Entries">Its <see cref="Journal.PageSize"/> entries, oldest first.</param>
public sealed record JournalPage(long Number, ImmutableArray<JournalEntry> Entries);
