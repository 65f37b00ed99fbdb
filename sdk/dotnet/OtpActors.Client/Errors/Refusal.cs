using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OtpActors.Client.Http;

namespace OtpActors.Client.Errors;

/// <summary>Turns answers into exceptions. Requests, which hold codes and the key, never get into one.</summary>
internal static class Refusal
{
    private const string RequestIdHeader = "X-Request-Id";

    /// <summary>The exception that an answer stands for; null for a success.</summary>
    public static async Task<Exception?> OfAsync(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        var problem = await ReadAsync(response.Content).ConfigureAwait(false);
        return problem?.Code is { } code
            ? new OtpActorsException(response.StatusCode, code, $"{code} ({(int)response.StatusCode}): {problem.Detail ?? problem.Title}")
            {
                Limit = problem.Limit,
                Errors = problem.Errors ?? new Dictionary<string, IReadOnlyList<string>>(),
                RetryAfter = RetryAfterOf(response),
                RequestId = problem.RequestId ?? RequestIdOf(response),
            }
            : Unexpected(response, null);
    }

    /// <summary>The exception for a success that could not be read.</summary>
    public static Task<Exception?> OfUnreadableAsync(HttpResponseMessage response, Exception cause) =>
        Task.FromResult<Exception?>(cause is OperationCanceledException ? cause : Unexpected(response, cause as JsonException));

    /// <summary>How long the server asks to wait; null when it does not.</summary>
    public static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private static OtpActorsException Unexpected(HttpResponseMessage response, JsonException? cause) =>
        new(
            response.StatusCode,
            ErrorCodes.UnexpectedAnswer,
            $"The answer ({(int)response.StatusCode}) is none of OtpActors. Is the address right, or did a proxy answer?",
            cause)
        {
            RetryAfter = RetryAfterOf(response),
            RequestId = RequestIdOf(response),
        };

    private static async Task<ProblemBody?> ReadAsync(HttpContent content)
    {
        if (content.Headers.ContentType is not MediaTypeHeaderValue { MediaType: "application/problem+json" })
        {
            return null;
        }

        try
        {
            return await content.ReadFromJsonAsync(WireJson.Default.ProblemBody).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? RequestIdOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(RequestIdHeader, out var values) ? values.FirstOrDefault() : null;
}
