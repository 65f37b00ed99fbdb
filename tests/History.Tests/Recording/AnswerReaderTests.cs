using System.Text;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History.Tests.Recording;

public sealed class AnswerReaderTests
{
    private static readonly DateTimeOffset ExpiresAt = new(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Read_AcceptedSend_IsSent()
    {
        var answer = Read(OperationKind.Send, 200, """
            {"success":true,"otp_id":"otp_A","channel":"whatsapp","phone":"+999100000001","expires_at":"2026-01-01T00:05:00Z",
             "expires_in":300,"message_id":"m1","attempts_allowed":3,"resend_at":"2026-01-01T00:01:00Z"}
            """);

        Assert.Equal(Answer.Sent("otp_A", 3, ExpiresAt), answer);
    }

    [Fact]
    public void Read_SendWithoutMessageId_IsSentWithoutMessage()
    {
        var answer = Read(OperationKind.Send, 200, """
            {"success":true,"otp_id":"otp_A","expires_at":"2026-01-01T00:05:00Z","message_id":null,"attempts_allowed":3}
            """);

        Assert.False(answer.MessageTaken);
    }

    [Theory]
    [InlineData("""{"valid":true,"otp_id":"otp_A","phone":"+999100000001"}""", AnswerKind.Right, 0)]
    [InlineData("""{"valid":false,"otp_id":"otp_A","reason":"incorrect_code","attempts_remaining":2}""", AnswerKind.Wrong, 2)]
    [InlineData("""{"valid":false,"otp_id":"otp_A","reason":"max_attempts_reached","attempts_remaining":0}""", AnswerKind.LastWrong, 0)]
    [InlineData("""{"valid":false,"otp_id":"otp_A","reason":"max_attempts_reached","attempts_remaining":1}""", AnswerKind.Unexpected, 0)]
    [InlineData("""{"valid":false,"otp_id":"otp_A","reason":"incorrect_code","attempts_remaining":0}""", AnswerKind.Unexpected, 0)]
    public void Read_Verdict_IsTold(string body, AnswerKind kind, int remaining)
    {
        var answer = Read(OperationKind.Check, 200, body);

        Assert.Equal((kind, remaining), (answer.Kind, answer.Remaining));
    }

    [Theory]
    [InlineData(404, "otp_not_found", null, AnswerKind.NotFound)]
    [InlineData(409, "idempotency_in_progress", null, AnswerKind.InProgress)]
    [InlineData(410, "otp_canceled", null, AnswerKind.Canceled)]
    [InlineData(410, "otp_attempts_exceeded", null, AnswerKind.AttemptsExceeded)]
    [InlineData(410, "otp_expired", null, AnswerKind.Expired)]
    [InlineData(422, "otp_already_verified", null, AnswerKind.AlreadyVerified)]
    [InlineData(429, "rate_limit_exceeded", "phone_failed_checks", AnswerKind.BudgetSpent)]
    [InlineData(429, "rate_limit_exceeded", "phone_cooldown", AnswerKind.WindowFull)]
    [InlineData(429, "rate_limit_exceeded", "phone_2s", AnswerKind.WindowFull)]
    [InlineData(429, "rate_limit_exceeded", "workspace_second", AnswerKind.Busy)]
    [InlineData(500, "internal_error", null, AnswerKind.Unknown)]
    [InlineData(503, "storage_unavailable", null, AnswerKind.Unknown)]
    [InlineData(401, "invalid_api_key", null, AnswerKind.Unexpected)]
    [InlineData(422, "idempotency_key_reused", null, AnswerKind.Unexpected)]
    public void Read_Problem_IsTold(int status, string code, string? limit, AnswerKind kind)
    {
        var body = $$"""{"code":"{{code}}"{{(limit is null ? "" : $",\"limit\":\"{limit}\"")}}}""";

        Assert.Equal(kind, Read(OperationKind.Check, status, body).Kind);
    }

    [Fact]
    public void Read_Status_IsTold()
    {
        var answer = Read(OperationKind.Read, 200, """
            {"otp_id":"otp_A","status":"delivered","expires_at":"2026-01-01T00:05:00Z","attempts":1}
            """);

        Assert.Equal(Answer.Body(OtpStatus.Delivered, 1, ExpiresAt), answer);
    }

    [Fact]
    public void Read_Inbox_IsTold()
    {
        var answer = Read(OperationKind.Inbox, 200, """
            [{"otp_id":"otp_A","phone":"+999100000001","channel":"whatsapp","code":"12345678","text":"...","at":"2026-01-01T00:00:00Z"}]
            """);

        Assert.Equal([new Message("otp_A", "12345678")], answer.Messages);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"status\":\"odd\"}")]
    [InlineData(502, "<html>")]
    public void Read_BodyOutsideTheContract_DoesNotThrow(int status, string body)
    {
        var answer = Read(OperationKind.Read, status, body);

        Assert.Equal(status == 200 ? AnswerKind.Unexpected : AnswerKind.Unknown, answer.Kind);
    }

    private static Answer Read(OperationKind kind, int status, string body) =>
        AnswerReader.Read(kind, status, Encoding.UTF8.GetBytes(body));
}
