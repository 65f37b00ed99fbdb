using System.Net.Http.Headers;
using System.Text;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>Makes calls and searches every answer: headers for everything, an answer's body for codes and keys, an error's also for numbers.</summary>
internal sealed class CanaryCalls(HttpClient client, string key, CanarySearch search)
{
    /// <summary>A code of this length cannot be part of anything else by chance.</summary>
    private const int Digits = 8;

    private readonly List<(string Call, Told Answer)> _answers = [];

    public CanarySearch Search => search;

    /// <summary>How many calls were answered with each status.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _answers.CountBy(static a => a.Answer.Status).ToDictionary();

    /// <summary>Sends a code of eight digits to a number.</summary>
    public Task<Told> SendAsync(string phone, string? idempotencyKey = null, string more = "", string path = "/v1/otp/send") =>
        PostAsync(path, $$"""{"phone":"{{phone}}","length":{{Digits}}{{more}}}""", idempotencyKey);

    public Task<Told> VerifyAsync(string id, string code, string? idempotencyKey = null, string path = "/v1/otp/verify") =>
        PostAsync(path, $$"""{"otp_id":"{{id}}","code":"{{code}}"}""", idempotencyKey);

    public Task<Told> PostAsync(string path, string body, string? idempotencyKey = null, string contentType = "application/json") =>
        CallAsync(HttpMethod.Post, path, request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            if (idempotencyKey is not null)
            {
                request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
            }
        });

    public Task<Told> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    public async Task<Told> CallAsync(HttpMethod method, string path, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        with?.Invoke(request);
        using var response = await client.SendAsync(request);
        var told = await Told.ReadAsync(response);
        _answers.Add(($"{method} {path} {told.Status}", told));
        return told;
    }

    /// <summary>The code of a number's newest message, which the sandbox alone may show; a canary from now on.</summary>
    public async Task<string> CodeAsync(string phone)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/messages?limit=1&phone=" + Uri.EscapeDataString(phone));
        using var response = await client.SendAsync(request);
        var code = (await Told.ReadAsync(response)).Json[0].GetProperty("code").GetString()!;
        Assert.Equal(Digits, code.Length);
        search.Add(Canary.Code(code));
        return code;
    }

    /// <summary>Searches all answers, once all canaries are known.</summary>
    public void SearchAnswers()
    {
        foreach (var (call, answer) in _answers)
        {
            search.In("headers of " + call, string.Join('\n', answer.Headers.Select(static h => $"{h.Key}: {h.Value}")));
            if (answer.ContentType == "text/plain")
            {
                search.InMetrics(answer.Text);
            }
            else
            {
                search.In("answer to " + call, answer.Text, answer.Status < 400 ? [CanaryKind.Phone] : []);
            }
        }
    }
}
