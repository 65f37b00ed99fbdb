using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>One message for each send and resend: the accepted send's is there, and there are none that nobody asked for.</summary>
internal static class MessageRule
{
    /// <summary>An inbox is a capped memory; only a read soon after the send proves a loss.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static void Judge(PhoneHistory phone, List<Violation> violations)
    {
        var resends = phone.Sends.Where(s => s.Source.Kind == OperationKind.Resend).ToLookup(s => s.Source.OtpId);
        foreach (var send in phone.Sends.Where(s => s.Source.Kind == OperationKind.Send && s.Answer.Kind == AnswerKind.Sent))
        {
            JudgeTooMany(phone, send, [.. resends[send.Answer.OtpId]], violations);
            JudgeMissing(phone, send, violations);
        }
    }

    private static void JudgeTooMany(PhoneHistory phone, Step send, List<Step> resends, List<Violation> violations)
    {
        // An inbox forgets with its process, so the messages of each process add up.
        var seen = phone.Inbox
            .SelectMany(o => o.Answer.Messages
                .Where(m => m.OtpId == send.Answer.OtpId)
                .CountBy(m => m.Inbox ?? $"life {phone.LifeAt(o.Start)}"))
            .GroupBy(count => count.Key, count => count.Value)
            .Sum(counts => counts.Max());
        var asked = 1 + resends.Count(s => s.Answer.Kind is AnswerKind.Sent or AnswerKind.Unknown);
        if (seen > asked)
        {
            var reads = phone.Inbox.Where(o => CountOf(o, send.Answer.OtpId) > 0);
            violations.Add(new Violation(
                Rule.MessageHasCause,
                $"{seen} messages were delivered, {asked} can have been asked for",
                phone.Phone,
                send.Answer.OtpId,
                [.. resends.Append(send).Select(s => s.Source).Concat(reads).OrderBy(o => o.Start)]));
        }
    }

    private static void JudgeMissing(PhoneHistory phone, Step send, List<Violation> violations)
    {
        var life = phone.LifeAt(send.Start);
        var missing = phone.Inbox.FirstOrDefault(read =>
            read.Start >= send.Close
            && read.End <= send.Close + Soon
            && phone.LifeAt(read.End) == life
            && !read.Answer.Partial
            && CountOf(read, send.Answer.OtpId) == 0);
        if (missing is not null && send.Answer.MessageTaken)
        {
            const string What = "the message of an accepted send is not in the inbox";
            violations.Add(new Violation(Rule.MessageArrives, What, phone.Phone, send.Answer.OtpId, [send.Source, missing]));
        }
    }

    private static int CountOf(Operation read, string? otpId) => read.Answer.Messages.Count(m => m.OtpId == otpId);
}
