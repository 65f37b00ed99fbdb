using OtpActors.Domain.Journals;

namespace OtpActors.Http.Admin.Audit;

/// <summary>One line of the audit log.</summary>
internal sealed record AuditReply(long Number, DateTimeOffset At, string Who, string What, string? Subject, string? Outcome)
{
    public static AuditReply Of(JournalEntry entry) => new(entry.Number, entry.At, entry.Who, entry.What, entry.Subject, entry.Detail);
}
