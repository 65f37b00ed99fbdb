using OtpActors.Client.Errors;
using OtpActors.Client.Otps;
using OtpActors.Client.Webhooks;
using static OtpActors.Client.Tests.ScriptedServer;

namespace OtpActors.Client.Tests;

/// <summary>What is repeated, when, and with what; the clock stands still until the test moves it.</summary>
public sealed class RetryTests
{
    private const string Phone = "+99917550100";

    [Theory]
    [InlineData(429, "rate_limit_exceeded", 1)]
    [InlineData(503, "overloaded", 2)]
    [InlineData(409, "idempotency_in_progress", 5)]
    public async Task Send_RefusedForTheMoment_WaitsAsAskedAndRepeatsTheSame(int status, string code, int seconds)
    {
        var server = new ScriptedServer(Problem(status, code, retryAfter: seconds), Success(Sent));
        await using var client = TestClient.Of(server);

        var sending = client.Client.SendAsync(Phone);
        var wait = await client.Clock.PassAsync();

        Assert.Equal("otp_1", (await sending).OtpId);
        Assert.InRange(wait, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 0.25));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0], server.Requests[1]);
        Assert.Equal(32, server.Requests[0].Key?.Length);
        Assert.Equal(("https://otp.example.com/base/v1/otp/send", "Bearer " + TestClient.Key), (server.Requests[0].Url, server.Requests[0].Authorization));
        Assert.Equal($$"""{"phone":"{{Phone}}"}""", server.Requests[0].Body?.Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ServerStaysAway_PausesLongerEachTimeAndGivesUp()
    {
        var server = new ScriptedServer(Lost, Lost, Lost, Lost);
        await using var client = TestClient.Of(server);

        var sending = client.Client.SendAsync(Phone);
        for (var i = 0; i < 3; i++)
        {
            Assert.InRange(await client.Clock.PassAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(0.25 * (1 << i)));
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        Assert.Single(server.Requests.Select(static r => r.Key).Distinct());
    }

    [Fact]
    public async Task Send_ServerHangs_IsALostAnswerWhenTheWholeTimeIsOver()
    {
        using var hanging = new HangingServer();
        await using var client = TestClient.Of(new Uri("https://otp.example.com/"), TestClient.Key, hanging);

        var sending = client.Client.SendAsync(Phone);
        for (var i = 0; i < 2; i++)
        {
            await client.Clock.PassAsync(attempt: true);
            await client.Clock.PassAsync();
        }

        await client.Clock.PassAsync(attempt: true);

        Assert.Contains("60 s", (await Assert.ThrowsAsync<HttpRequestException>(() => sending)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MustWaitLong_EndsAtOnce()
    {
        var server = new ScriptedServer(Problem(429, "rate_limit_exceeded", ",\"limit\":\"phone_cooldown\"", 60));
        await using var client = TestClient.Of(server);

        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => client.Client.SendAsync(Phone));

        Assert.Equal((TimeSpan.FromSeconds(60), "phone_cooldown"), (refused.RetryAfter, refused.Limit));
    }

    [Theory]
    [InlineData(400, "invalid_request")]
    [InlineData(402, "insufficient_credits")]
    [InlineData(410, "otp_expired")]
    [InlineData(422, "destination_unreachable")]
    [InlineData(500, "internal_error")]
    public async Task Verify_FinalRefusal_IsNotRepeated(int status, string code)
    {
        var server = new ScriptedServer(Problem(status, code));
        await using var client = TestClient.Of(server);

        var refused = await Assert.ThrowsAsync<OtpActorsException>(() => client.Client.VerifyAsync("otp_1", "123456"));

        Assert.Equal(code, refused.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task AddWebhook_AnswerLost_IsNotRepeated()
    {
        var server = new ScriptedServer(Lost);
        await using var client = TestClient.Of(server);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => client.Webhooks.AddAsync(new AddWebhookRequest(new Uri("https://example.com")), CancellationToken.None));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancel_AnswerLost_IsRepeated()
    {
        var server = new ScriptedServer(Lost, Problem(404, "otp_not_found"));
        await using var client = TestClient.Of(server);

        var canceling = client.Client.CancelAsync("otp_1");
        await client.Clock.PassAsync();

        await Assert.ThrowsAsync<OtpActorsException>(() => canceling);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Resend_KeyOfTheCaller_IsUsed()
    {
        var server = new ScriptedServer(Success(Sent));
        await using var client = TestClient.Of(server);

        await client.Client.ResendAsync("otp_1", new ResendRequest(OtpChannel.Sms), "mine");

        Assert.Equal(("mine", """{"channel":"sms","new_code":false}"""), (server.Requests[0].Key, server.Requests[0].Body));
    }

    [Fact]
    public async Task Get_ServerHangs_IsRepeatedAfterTheAttemptsTime()
    {
        await using var client = TestClient.Of(new Uri("https://otp.example.com"), TestClient.Key, new HangingServer(), static o => o.Retries = 1);

        var getting = client.Client.GetAsync("otp_1");
        await client.Clock.PassAsync(attempt: true);
        await client.Clock.PassAsync();
        await client.Clock.PassAsync(attempt: true);

        var lost = await Assert.ThrowsAsync<HttpRequestException>(() => getting);
        Assert.Equal("The server did not answer within 20 s.", lost.Message);
    }

    private sealed class HangingServer : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("Nobody ends this wait but the caller.");
        }
    }
}
