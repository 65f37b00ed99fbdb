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

    private readonly IRecorder[] _doors = [.. cluster.FrontEnds.Select(f => new Recorder(f.Http, key, clock, log))];
    private int _turn;

    public ClientFeelings Feelings { get; } = new(clock);

    public async Task<Answer?> CallAsync(Call call)
    {
        if (call.Operation.Kind == OperationKind.Inbox)
        {
            return await ReadInboxesAsync(call.Operation);
        }
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

    /// <summary>Every silo has the messages that it sent itself.</summary>
    private async Task<Answer?> ReadInboxesAsync(Operation operation)
    {
        var start = clock.Now;
        var read = await Task.WhenAll(cluster.Silos.Select(s => ReadInboxAsync(s, operation.Phone)));
        var answer = new Answer(AnswerKind.Messages)
        {
            Messages = [.. read.SelectMany(messages => messages ?? [])],
            Partial = read.Contains(null),
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
            var inbox = silo.Inbox;
            using var tooLate = new CancellationTokenSource(InboxTimeout);
            var path = string.Create(CultureInfo.InvariantCulture, $"/sandbox/messages?phone={Uri.EscapeDataString(phone)}");
            var body = await silo.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), tooLate.Token);
            var answer = AnswerReader.Read(OperationKind.Inbox, 200, body);
            return inbox == silo.Inbox ? [.. answer.Messages.Select(m => m with { Inbox = inbox })] : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
