using System.Net.Http.Headers;
using System.Net.Sockets;
using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>Calls one server.</summary>
internal sealed class Recorder(HttpClient http, string key, RunClock clock, OperationLog log) : IRecorder
{
    public async Task<Answer?> CallAsync(Call call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (call.Key is not null)
        {
            request.Headers.Add("Idempotency-Key", call.Key);
        }
        var body = call.Body is null ? null : new CallBody(call.Body);
        request.Content = body;

        var start = clock.Now;
        var answer = await AnswerAsync(request, body, call.Operation.Kind);
        if (answer is not null)
        {
            log.Add(call.Operation with { Start = start, End = clock.Now, Answer = answer });
        }
        return answer;
    }

    private async Task<Answer?> AnswerAsync(HttpRequestMessage request, CallBody? body, OperationKind kind)
    {
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
            return AnswerReader.Read(kind, (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(CancellationToken.None));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or SocketException)
        {
            // A server that is killed while a connection is made lets a bare SocketException through.
            return body is { Left: true } ? Answer.Unknown : null;
        }
    }
}
