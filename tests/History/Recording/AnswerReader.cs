using System.Text.Json;
using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>Turns an HTTP answer of the wire contract into what the judge needs.</summary>
internal static class AnswerReader
{
    public static Answer Read(OperationKind kind, int status, ReadOnlyMemory<byte> body)
    {
        if (status >= 500)
        {
            return Answer.Unknown with { Detail = $"{status} {CodeOf(body)}" };
        }
        try
        {
            using var json = JsonDocument.Parse(body);
            return status == 200 ? OfSuccess(kind, json.RootElement) : OfProblem(kind, status, json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return Answer.Unexpected($"{status} with a body outside the contract ({e.GetType().Name})");
        }
    }

    private static Answer OfSuccess(OperationKind kind, JsonElement body) => kind switch
    {
        OperationKind.Send or OperationKind.Resend => new Answer(AnswerKind.Sent)
        {
            OtpId = body.GetProperty("otp_id").GetString()!,
            AttemptsAllowed = body.GetProperty("attempts_allowed").GetInt32(),
            ExpiresAt = body.GetProperty("expires_at").GetDateTimeOffset(),
            MessageTaken = body.GetProperty("message_id").ValueKind != JsonValueKind.Null,
        },
        OperationKind.Check => OfVerdict(body),
        OperationKind.Cancel or OperationKind.Read => new Answer(AnswerKind.Status)
        {
            Status = Enum.Parse<OtpStatus>(body.GetProperty("status").GetString()!, ignoreCase: true),
            Attempts = body.GetProperty("attempts").GetInt32(),
            ExpiresAt = body.GetProperty("expires_at").GetDateTimeOffset(),
        },
        OperationKind.Inbox => new Answer(AnswerKind.Messages)
        {
            Messages = [.. body.EnumerateArray()
                .Select(m => new Message(m.GetProperty("otp_id").GetString()!, m.GetProperty("code").GetString()!))],
        },
    };

    private static Answer OfVerdict(JsonElement body)
    {
        if (body.GetProperty("valid").GetBoolean())
        {
            return Answer.Right;
        }
        var (reason, remaining) = (body.GetProperty("reason").GetString(), body.GetProperty("attempts_remaining").GetInt32());
        return (reason, remaining) switch
        {
            ("incorrect_code", > 0) => Answer.Wrong(remaining),
            ("max_attempts_reached", 0) => Answer.LastWrong,
            _ => Answer.Unexpected($"verdict '{reason}' with {remaining} remaining"),
        };
    }

    private static Answer OfProblem(OperationKind kind, int status, JsonElement body)
    {
        var code = body.GetProperty("code").GetString();
        return (status, code) switch
        {
            (404, "otp_not_found") when kind is not (OperationKind.Send or OperationKind.Inbox) => Answer.NotFound,
            (409, "idempotency_in_progress") => Answer.InProgress,
            (422, "otp_already_verified") => Answer.AlreadyVerified,
            (410, "otp_canceled") => Answer.Canceled,
            (410, "otp_attempts_exceeded") => Answer.AttemptsExceeded,
            (410, "otp_expired") => Answer.Expired,
            (429, "rate_limit_exceeded") => OfLimit(body.GetProperty("limit").GetString()!),
            _ => Answer.Unexpected($"{status} {code}"),
        };
    }

    private static Answer OfLimit(string limit) =>
        limit == "phone_failed_checks" ? Answer.BudgetSpent
        : limit.StartsWith("phone_", StringComparison.Ordinal) ? Answer.WindowFull
        : Answer.Busy;

    private static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("code", out var code) ? code.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
