using OtpActors.Domain.Journals;

namespace OtpActors.Http.Admin.Refusals;

/// <summary>One refusal or alarm of a workspace.</summary>
internal sealed record RefusalReply(long Number, DateTimeOffset At, string What, string? Subject, string? Reason)
{
    public static RefusalReply Of(JournalEntry entry) => new(entry.Number, entry.At, entry.What, entry.Subject, entry.Detail);
}
