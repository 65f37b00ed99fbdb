using System.Collections.Concurrent;
using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>Keyed calls whose answer was lost; they are made again until the server says what became of them.</summary>
internal sealed class Unsettled(RunClock clock)
{
    private const int MostKept = 10_000;

    /// <summary>A key is in progress for 30 s after its first request died; longer than this nobody asks.</summary>
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<(Call Call, TimeSpan Since)> _calls = new();

    public int Count => _calls.Count;

    public void AddIfLost(Call call, Answer? answer) => AddIfLost(call, answer, clock.Now);

    public bool TryTake(out (Call Call, TimeSpan Since) lost) => _calls.TryDequeue(out lost);

    public void AddIfLost(Call call, Answer? answer, TimeSpan since)
    {
        var isLost = answer is null or { Kind: AnswerKind.Unknown or AnswerKind.InProgress };
        if (isLost && call.Key is not null && clock.Now - since < GivenUp && _calls.Count < MostKept)
        {
            _calls.Enqueue((call, since));
        }
    }
}
