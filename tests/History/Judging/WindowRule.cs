using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>Accepted sends that prove themselves too many in a window, and refusals that no send explains.</summary>
internal sealed class WindowRule(JudgeRules rules)
{
    /// <summary>What surely went nowhere gives its place back, and the phone waits this long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public void Judge(PhoneHistory phone, List<Violation> violations)
    {
        var accepted = phone.Sends.Where(s => s.Answer.Kind == AnswerKind.Sent).ToList();
        foreach (var window in rules.Windows)
        {
            foreach (var first in accepted)
            {
                // All of these lie within the window even if the first was as early and the others as late as can be.
                var within = accepted.Where(s => s.Start >= first.Start && s.Close < first.Start + window.Length - rules.Drift).ToList();
                if (within.Count > window.Limit)
                {
                    var what = $"{within.Count} sends were accepted within {window.Length}, {window.Limit} allowed";
                    violations.Add(new Violation(Rule.WindowHolds, what, phone.Phone, null, [.. within.Select(s => s.Source)]));
                    break;
                }
            }
        }
        JudgeRefusals(phone, violations);
    }

    private void JudgeRefusals(PhoneHistory phone, List<Violation> violations)
    {
        var places = phone.Sends.Where(s => s.Answer.Kind is AnswerKind.Sent or AnswerKind.Unknown or AnswerKind.Unexpected).ToList();
        var returned = phone.Sends.Where(MayHaveReturnedItsPlace).ToList();
        foreach (var refusal in phone.Operations.Where(o => o.Answer.Kind == AnswerKind.WindowFull))
        {
            var explained = rules.Windows.Any(window => places.Count(place => Reaches(place, refusal, window.Length)) >= window.Limit)
                || returned.Exists(place => Reaches(place, refusal, Pause));
            if (!explained)
            {
                const string What = "a send was refused by a window that no other send can have filled";
                var before = phone.Operations.Where(o => o.Start <= refusal.End && o != refusal);
                violations.Add(new Violation(Rule.RefusalHasCause, What, phone.Phone, refusal.OtpId, [.. before, refusal]));
                return;
            }
        }
    }

    private bool Reaches(Step place, Operation refusal, TimeSpan length) =>
        !SameKey(place.Source, refusal) && place.Start <= refusal.End && place.Close >= refusal.Start - length - rules.ClockSlack;

    /// <summary>A resend whose OTP ended under it had a place until then.</summary>
    private static bool MayHaveReturnedItsPlace(Step step) =>
        step.Source.Kind == OperationKind.Resend
        && step.Answer.Kind is AnswerKind.AlreadyVerified or AnswerKind.Canceled or AnswerKind.AttemptsExceeded or AnswerKind.Expired;

    /// <summary>A retry is never blocked by its own place.</summary>
    private static bool SameKey(Operation a, Operation b) =>
        a.IdempotencyKey is not null && (a.Kind, a.OtpId, a.IdempotencyKey) == (b.Kind, b.OtpId, b.IdempotencyKey);
}
