using System.Collections.Immutable;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Administration;

/// <inheritdoc cref="IAuditLog"/>
internal sealed class AuditLog(JournalBook book, TimeProvider clock) : IAuditLog
{
    public ValueTask NoteAsync(string who, string what, string? subject, string? detail) =>
        book.AppendAsync(JournalName.Audit, [new JournalEntry(0, clock.Moment(), what, who, subject, detail)]);

    public ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(long? before, int limit) =>
        book.ListAsync(JournalName.Audit, before, limit);
}
