using System.Globalization;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History.Clusters;

/// <summary>
/// Calls the front ends in turn, as a client behind a proxy does: an answer that does not come, or says that the server failed, is asked for
/// once more at the next one. Both calls are recorded.
/// </summary>
internal sealed class ClusterRecorder(Cluster cluster, string key, RunClock clock, OperationLog log) : IRecorder
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InboxTimeout = TimeSpan.FromSeconds(2);

    /// <summary>One name for the inboxes of all silos, which are shown together: what they show before and after a silo's death may be the same messages.</summary>
    private const string InboxName = "cluster";

    private readonly IRecorder[] _doors = [.. cluster.FrontEnds.Select(f => new Recorder(f.Http, key, clock, log))];
    private int _turn;

    public ClientFeelings Feelings { get; } = new(clock);

    public async Task<Answer?> CallAsync(Call call)
    {
        if (call.Operation.Kind == OperationKind.Inbox)
        {
            return await ReadInboxesAsync(call.Operation);
        }
        var number = Feelings.Begin();
        try
        {
            return await CallTwiceAsync(call);
        }
        finally
        {
            Feelings.End(number);
        }
    }

    private async Task<Answer?> CallTwiceAsync(Call call)
    {
        var door = (int)((uint)Interlocked.Increment(ref _turn) % _doors.Length);
        var answer = await _doors[door].CallAsync(call);
        if (IsAnswer(answer))
        {
            Feelings.Answered();
            return answer;
        }
        await Task.Delay(RetryAfter);
        var again = await _doors[(door + 1) % _doors.Length].CallAsync(call);
        if (IsAnswer(again))
        {
            Feelings.Answered();
        }
        Feelings.Lost(call.Operation.Kind, again, IsAnswer(again));
        return again ?? answer;
    }

    private static bool IsAnswer(Answer? answer) => answer is not (null or { Kind: AnswerKind.Unknown });

    /// <summary>Any silo shows the messages of all: the first that answers counts. A silo's are lost with it.</summary>
    private async Task<Answer?> ReadInboxesAsync(Operation operation)
    {
        var start = clock.Now;
        var leaving = cluster.Silos.Any(static s => s.IsLeaving);
        IReadOnlyList<Message>? read = null;
        foreach (var silo in cluster.Silos)
        {
            if ((read = await ReadInboxAsync(silo, operation.Phone)) is not null)
            {
                break;
            }
        }
        var answer = new Answer(AnswerKind.Messages)
        {
            Messages = [.. read ?? []],
            Partial = read is null || leaving || cluster.Silos.Any(static s => s.IsLeaving),
        };
        log.Add(operation with { Start = start, End = clock.Now, Answer = answer });
        return answer;
    }

    private static async Task<IReadOnlyList<Message>?> ReadInboxAsync(Member silo, string phone)
    {
        if (silo.IsFrozen)
        {
            return null;
        }
        try
        {
            using var tooLate = new CancellationTokenSource(InboxTimeout);
            var path = string.Create(CultureInfo.InvariantCulture, $"/sandbox/messages?phone={Uri.EscapeDataString(phone)}");
            var body = await silo.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), tooLate.Token);
            var answer = AnswerReader.Read(OperationKind.Inbox, 200, body);
            return [.. answer.Messages.Select(m => m with { Inbox = InboxName })];
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
