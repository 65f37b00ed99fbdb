using System.Collections.Immutable;
using OtpActors.Domain.Journals;

namespace OtpActors.Engine.Administration;

/// <summary>Who did what at the admin API (A87).</summary>
public interface IAuditLog
{
    /// <summary>Notes something; it is durable afterwards.</summary>
    /// <param name="who">Who did it.</param>
    /// <param name="what">What, such as <c>key.create</c>.</param>
    /// <param name="subject">To what; never a whole phone number.</param>
    /// <param name="detail">The outcome and the reason given.</param>
    /// <returns>Completes when it is durable.</returns>
    ValueTask NoteAsync(string who, string what, string? subject, string? detail);

    /// <summary>Lists what was noted, newest first.</summary>
    /// <param name="before">Only entries before this number; null for the newest.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>The entries, and the number to go on before; null at the end.</returns>
    ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(long? before, int limit);
}
