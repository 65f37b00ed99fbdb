using System.Net;
using System.Text;

namespace OtpActors.Client.Tests;

/// <summary>Answers what the test says, in order, and keeps what was asked.</summary>
internal sealed class ScriptedServer(params Func<HttpResponseMessage>[] script) : HttpMessageHandler
{
    public const string Sent =
        """{"success":true,"otp_id":"otp_1","channel":"sms","phone":"+99917550100","expires_at":"2026-11-21T12:05:00Z","expires_in":300,"message_id":"m","attempts_allowed":3,"resend_at":"2026-11-21T12:01:00Z","news":{"a":[1]}}""";

    private readonly Queue<Func<HttpResponseMessage>> _script = new(script);

    public List<Asked> Requests { get; } = [];

    public static Func<HttpResponseMessage> Lost { get; } = static () => throw new HttpRequestException("The connection was lost.");

    public static Func<HttpResponseMessage> Success(string body) => Answer(HttpStatusCode.OK, body, "application/json");

    public static Func<HttpResponseMessage> Problem(int status, string code, string more = "", int? retryAfter = null) => () =>
    {
        var answer = Answer(
            (HttpStatusCode)status,
            $$"""{"type":"urn:otpactors:error:{{code}}","title":"T","status":{{status}},"code":"{{code}}","detail":"What to do.","success":false,"request_id":"r-1"{{more}}}""",
            "application/problem+json")();
        if (retryAfter is { } seconds)
        {
            answer.Headers.Add("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return answer;
    };

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, string body, string type) =>
        () => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        Requests.Add(new Asked(request.Method.Method, request.RequestUri!.AbsoluteUri, body, key, request.Headers.Authorization?.ToString()));
        var answer = _script.Dequeue()();
        answer.RequestMessage = request;
        return answer;
    }

    internal sealed record Asked(string Method, string Url, string? Body, string? Key, string? Authorization);
}
