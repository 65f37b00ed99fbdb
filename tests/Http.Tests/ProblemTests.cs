using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Http.Problems;

namespace OtpActors.Http.Tests;

/// <summary>A57: one shape, one table.</summary>
public sealed class ProblemTests : ServerTest
{
    public static TheoryData<RefusalCode, int, string> Refusals => new()
    {
        { RefusalCode.InvalidRequest, 400, "invalid_request" },
        { RefusalCode.TemplateNotFound, 400, "template_not_found" },
        { RefusalCode.ModuleInactive, 403, "module_inactive" },
        { RefusalCode.OtpNotFound, 404, "otp_not_found" },
        { RefusalCode.IdempotencyInProgress, 409, "idempotency_in_progress" },
        { RefusalCode.OtpCanceled, 410, "otp_canceled" },
        { RefusalCode.OtpAttemptsExceeded, 410, "otp_attempts_exceeded" },
        { RefusalCode.OtpExpired, 410, "otp_expired" },
        { RefusalCode.OtpAlreadyVerified, 422, "otp_already_verified" },
        { RefusalCode.DestinationUnreachable, 422, "destination_unreachable" },
        { RefusalCode.IdempotencyKeyReused, 422, "idempotency_key_reused" },
        { RefusalCode.RateLimitExceeded, 429, "rate_limit_exceeded" },
        { RefusalCode.WhatsAppUnavailable, 503, "meta_api_unavailable" },
        { RefusalCode.SmsUnavailable, 503, "provider_unavailable" },
        { RefusalCode.DestinationBlocked, 403, "destination_blocked" },
        { RefusalCode.InsufficientCredits, 402, "insufficient_credits" },
    };

    [Fact]
    public void Refusals_EveryCodeOfTheEngine_IsInTheTable() => Assert.Equal(Enum.GetValues<RefusalCode>().Length, Refusals.Count);

    [Fact]
    public void Kinds_EveryCode_IsThereOnce() =>
        Assert.Equal(ProblemKinds.All.Count, ProblemKinds.All.Select(static k => k.Code).Distinct().Count());

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusals_Each_HasItsStatusCodeAndShape(RefusalCode code, int status, string wire)
    {
        Server.Engine.Sending = () => new(new Refusal(code, "What to do."));

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal(status, told.Status);
        Assert.Equal("application/problem+json", told.ContentType);
        Assert.Equal(wire, told.Code);
        Assert.Equal("urn:otpactors:error:" + wire, told.Json.GetProperty("type").GetString());
        Assert.Equal(status, told.Json.GetProperty("status").GetInt32());
        Assert.False(told.Json.GetProperty("success").GetBoolean());
        Assert.NotEqual("", told.Json.GetProperty("title").GetString());
        Assert.NotEqual("", told.Json.GetProperty("detail").GetString());
        Assert.Equal(told.Header("X-Request-Id"), told.Json.GetProperty("request_id").GetString());
        Assert.Equal(status is 409 or 429 or 503, told.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Refusals_WithAField_NameIt()
    {
        Server.Engine.Sending = static () => new(new Refusal(RefusalCode.TemplateNotFound, "No such template.") { Field = "template" });

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal("""{"template":["No such template."]}""", told.Json.GetProperty("errors").GetRawText());
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(250, "1")]
    [InlineData(1000, "1")]
    [InlineData(1001, "2")]
    [InlineData(58_999, "59")]
    public async Task RetryAfter_RoundsUpAndIsNeverZero(int milliseconds, string seconds)
    {
        Server.Engine.Sending = () => new(new Refusal(RefusalCode.RateLimitExceeded, "Wait.")
        {
            Limit = "phone_cooldown",
            LimitCount = 1,
            RetryAfter = TimeSpan.FromMilliseconds(milliseconds),
        });

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal(seconds, told.Header("Retry-After"));
        Assert.Equal("phone_cooldown", told.Json.GetProperty("limit").GetString());
        Assert.Equal(("1", "0", seconds), (told.Header("X-RateLimit-Limit"), told.Header("X-RateLimit-Remaining"), told.Header("X-RateLimit-Reset")));
    }

    [Fact]
    public async Task Exceptions_Overload_Is503AndNothingIsLogged()
    {
        Server.Engine.Sending = static () => throw new OverloadedException("queue");

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal((503, "overloaded"), (told.Status, told.Code));
        Assert.InRange(int.Parse(told.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 3);
        Assert.Empty(Server.Log.Errors);
    }

    [Fact]
    public async Task Exceptions_StorageLoss_IsTheSameBytesWhateverTheCode()
    {
        Server.Engine.Checking = static () => throw new StorageUnavailableException("/var/lib/data is full", new IOException("disk"));

        var right = await Server.PostAsync(HttpServer.Verify, Check("111111"));
        var wrong = await Server.PostAsync(HttpServer.Verify, Check("222222"));

        Assert.Equal((503, "storage_unavailable"), (right.Status, right.Code));
        Assert.Equal(right.Lasting, wrong.Lasting);
        Assert.DoesNotContain("/var", right.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exceptions_Unexpected_SayNothingAndAreLoggedOnce()
    {
        Server.Engine.Sending = static () => throw new InvalidOperationException("secret internals");

        var told = await Server.PostAsync(HttpServer.Send, Phone());

        Assert.Equal((500, "internal_error"), (told.Status, told.Code));
        Assert.DoesNotContain("secret", told.Text, StringComparison.Ordinal);
        Assert.Equal("10", told.Header("X-RateLimit-Limit"));
        Assert.Contains(told.Header("X-Request-Id")!, Assert.Single(Server.Log.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1")]
    [InlineData("GET", "/v2/otp/send")]
    [InlineData("POST", "/v1/otp/send/more")]
    [InlineData("GET", "/favicon.ico")]
    [InlineData("GET", "/sandbox/messages")]
    [InlineData("GET", "/inbox")]
    [InlineData("GET", "/%2e%2e/etc/passwd")]
    public async Task Routes_Unknown_AreNotFoundWithAndWithoutAKey(string method, string path)
    {
        var told = await Server.AskAsync(HttpMethod.Parse(method), path);
        var stranger = await Server.AskAsync(HttpMethod.Parse(method), path, static r => r.Headers.Authorization = null);

        Assert.Equal((404, "not_found", "application/problem+json"), (told.Status, told.Code, told.ContentType));
        Assert.Equal(told.Lasting, stranger.Lasting);
    }

    [Theory]
    [InlineData("PUT", HttpServer.Send, "POST")]
    [InlineData("DELETE", HttpServer.Verify, "POST")]
    [InlineData("OPTIONS", HttpServer.Search, "POST")]
    [InlineData("DELETE", "/v1/whatsapp/otp/otp_1", "GET")]
    [InlineData("GET", "/v1/otp/otp_1/resend", "POST")]
    [InlineData("POST", "/healthz/live", "GET")]
    [InlineData("PATCH", "/metrics", "GET")]
    public async Task Routes_OtherMethod_AreNotAllowedAndSayWhich(string method, string path, string allow)
    {
        var told = await Server.AskAsync(HttpMethod.Parse(method), path);

        Assert.Equal((405, "method_not_allowed", "application/problem+json"), (told.Status, told.Code, told.ContentType));
        Assert.Contains(allow, told.Header("Allow")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_All_AreNotStoredAndHaveAFreshId()
    {
        var ids = new HashSet<string>();
        foreach (var (method, path) in ((string, string)[])[
            ("POST", HttpServer.Send), ("GET", "/v1/otp/x"), ("GET", "/none"), ("PUT", HttpServer.Send), ("GET", "/healthz/live"), ("GET", "/healthz/ready"),
            ("GET", "/metrics"), ("GET", "/openapi/v1.json")])
        {
            var told = await Server.AskAsync(HttpMethod.Parse(method), path, r =>
            {
                r.Headers.Add("X-Request-Id", "mine");
                r.Content = method == "POST" ? HttpServer.Json(Phone()) : null;
            });

            Assert.Equal("no-store", told.Header("Cache-Control"));
            Assert.Matches("^[0-9a-f]{32}$", told.Header("X-Request-Id"));
            Assert.True(ids.Add(told.Header("X-Request-Id")!));
            Assert.Null(told.Header("Server"));
        }
    }
}
