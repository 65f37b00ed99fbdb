using OtpActors.History.Records;

namespace OtpActors.History.Judging;

/// <summary>Turns calls into steps: what shares an idempotency key is one step, an unknown call stays open until the server died.</summary>
internal sealed class Steps(IReadOnlyList<TimeSpan> deaths)
{
    public List<Step> Of(IEnumerable<Operation> operations)
    {
        var steps = new List<Step>();
        foreach (var group in operations.GroupBy(o => (o.Kind, o.OtpId, Key: o.IdempotencyKey)))
        {
            if (group.Key.Key is null)
            {
                steps.AddRange(group.Select(o => new Step(o, o.Start, CloseOf(o), o.Answer)));
            }
            else
            {
                AddKeyed(steps, group);
            }
        }
        steps.Sort((a, b) => a.Start.CompareTo(b.Start));
        return steps;
    }

    /// <summary>Whether an answer is stored under the key and replayed; others are forgotten and changed nothing.</summary>
    public static bool IsKept(Operation operation) => operation.Answer.Kind switch
    {
        AnswerKind.Sent or AnswerKind.Right or AnswerKind.Wrong or AnswerKind.LastWrong => true,
        AnswerKind.AlreadyVerified or AnswerKind.Canceled or AnswerKind.AttemptsExceeded or AnswerKind.Expired =>
            operation.Kind == OperationKind.Check,
        _ => false,
    };

    private void AddKeyed(List<Step> steps, IEnumerable<Operation> sameKey)
    {
        var unknown = new List<Operation>();
        Operation? first = null;
        foreach (var operation in sameKey)
        {
            if (operation.Answer.Kind == AnswerKind.Unknown)
            {
                unknown.Add(operation);
            }
            else if (IsKept(operation))
            {
                first = first is null || operation.End < first.End ? operation : first;
            }
            else if (operation.Answer.Kind != AnswerKind.InProgress)
            {
                steps.Add(new Step(operation, operation.Start, operation.End, operation.Answer));
            }
        }
        if (first is not null)
        {
            // A replay may be answered before the call that did the work, so the earliest start of all counts.
            var start = sameKey.Where(o => o.Start < first.End && (IsKept(o) || o.Answer.Kind == AnswerKind.Unknown)).Min(o => o.Start);
            steps.Add(new Step(first, start, first.End, first.Answer));
        }
        else if (unknown.Count > 0)
        {
            steps.Add(new Step(unknown[0], unknown.Min(o => o.Start), unknown.Max(CloseOf), Answer.Unknown));
        }
    }

    private TimeSpan CloseOf(Operation operation)
    {
        if (operation.Answer.Kind != AnswerKind.Unknown)
        {
            return operation.End;
        }
        foreach (var death in deaths)
        {
            if (death >= operation.End)
            {
                return death;
            }
        }
        return TimeSpan.MaxValue;
    }
}
