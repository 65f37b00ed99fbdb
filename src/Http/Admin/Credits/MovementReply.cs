using OtpActors.Domain.Journals;

namespace OtpActors.Http.Admin.Credits;

/// <summary>One movement of credits.</summary>
internal sealed record MovementReply(long Number, DateTimeOffset At, string Who, string What, string? OtpId, string? Detail, long Amount, long Balance)
{
    public static MovementReply Of(JournalEntry entry) =>
        new(entry.Number, entry.At, entry.Who, entry.What, entry.Subject, entry.Detail, entry.Amount, entry.Balance);
}
