using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>Some of the keyed calls that were answered for good; made again, also after a restart, they must get the same answer.</summary>
internal sealed class Answered
{
    private const int MostKept = 1024;

    private readonly Lock _gate = new();
    private readonly List<Call> _calls = [];

    public void AddIfKept(Call call, Answer? answer, Random random)
    {
        if (call.Key is null || answer is not { Kind: AnswerKind.Sent or AnswerKind.Right or AnswerKind.Wrong or AnswerKind.LastWrong })
        {
            return;
        }
        lock (_gate)
        {
            if (_calls.Count < MostKept)
            {
                _calls.Add(call);
            }
            else
            {
                _calls[random.Next(MostKept)] = call;
            }
        }
    }

    public Call? AnyOne(Random random)
    {
        lock (_gate)
        {
            return _calls.Count > 0 ? _calls[random.Next(_calls.Count)] : null;
        }
    }

    public IReadOnlyList<Call> All()
    {
        lock (_gate)
        {
            return [.. _calls];
        }
    }
}
