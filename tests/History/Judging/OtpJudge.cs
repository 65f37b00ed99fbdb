using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>Judges the OTPs of one phone, each alone.</summary>
internal sealed class OtpJudge(JudgeRules rules, DateTimeOffset startedAt)
{
    private const int MostCodes = 63;

    public (int Otps, int Undecided) Judge(PhoneHistory phone, List<Violation> violations)
    {
        var (otps, undecided) = (0, 0);
        var steps = phone.Steps.Where(s => s.Source.OtpId is not null).ToLookup(s => s.Source.OtpId!);
        var inbox = phone.Inbox
            .SelectMany(o => o.Answer.Messages.Select(m => m.OtpId).Distinct(), (o, id) => (o, id))
            .ToLookup(p => p.id, p => p.o);
        foreach (var send in phone.Steps.Where(s => s.Source.Kind == OperationKind.Send && s.Answer.Kind == AnswerKind.Sent))
        {
            otps++;
            var id = send.Answer.OtpId!;
            var all = steps[id].Concat(inbox[id].Select(o => new Step(o, o.Start, o.End, o.Answer))).ToList();
            undecided += Judge(FactsOf(phone.Phone, send, inbox[id]), all, send, violations) ? 0 : 1;
        }
        return (otps, undecided);
    }

    private bool Judge(OtpFacts otp, List<Step> steps, Step send, List<Violation> violations)
    {
        if (otp.Codes.Count > MostCodes)
        {
            return false;
        }
        var model = new OtpModel(otp, rules);
        var result = new OtpSearch(model, rules.MaxWorlds).Run(steps);
        if (result.Culprit is { } culprit)
        {
            var rule = new Explanation(model, otp).RuleOf(culprit, result.Possible);
            var until = steps.Where(s => s.Start <= culprit.Close && s != culprit).Append(send).OrderBy(s => s.Start).Append(culprit);
            var what = Explanation.Text(culprit, result.Possible);
            violations.Add(new Violation(rule, what, otp.Phone, otp.Id, [.. until.Select(s => s.Source)]) { Codes = otp.Codes });
        }
        return !result.Undecided;
    }

    private OtpFacts FactsOf(string phone, Step send, IEnumerable<Operation> inbox)
    {
        var id = send.Answer.OtpId!;
        var expiresAt = send.Answer.ExpiresAt!.Value;
        var codes = inbox.SelectMany(o => o.Answer.Messages).Where(m => m.OtpId == id).Select(m => m.Code).Distinct();
        return new OtpFacts(id, phone, send.Answer.AttemptsAllowed, expiresAt, expiresAt - startedAt, [.. codes]);
    }
}
