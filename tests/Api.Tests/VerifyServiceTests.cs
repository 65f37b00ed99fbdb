namespace OtpActors.Api.Tests;

/// <summary>Verify, through the whole service.</summary>
public sealed class VerifyServiceTests : ServiceTest
{
    [Fact]
    public async Task Verify_WrongThenRightThenAgain_AnswersAsTheContractSays()
    {
        var (id, code) = await Service.SentAsync(Phone);

        var wrong = await Service.VerifyAsync(id, Service.Wrong(code));
        Assert.Equal((200, "incorrect_code", 2), (wrong.Status, wrong.Json.GetProperty("reason").GetString(), wrong.Json.GetProperty("attempts_remaining").GetInt32()));

        var right = await Service.VerifyAsync(id, code);
        Assert.True(right.Json.GetProperty("valid").GetBoolean());
        Assert.Equal(Phone, right.Json.GetProperty("phone").GetString());

        var again = await Service.VerifyAsync(id, code);
        Assert.Equal((422, "otp_already_verified"), (again.Status, again.Code));
        var status = (await Service.GetAsync("/v1/otp/" + id)).Json;
        Assert.Equal(("verified", 2), (status.GetProperty("status").GetString(), status.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Verify_LastAllowedWrongCode_EndsTheOtp()
    {
        var (id, code) = await Service.SentAsync(Phone, ",\"max_attempts\":2");

        await Service.VerifyAsync(id, Service.Wrong(code));
        var last = await Service.VerifyAsync(id, Service.Wrong(code, 2));
        var dead = await Service.VerifyAsync(id, code);

        Assert.Equal(("max_attempts_reached", 0), (last.Json.GetProperty("reason").GetString(), last.Json.GetProperty("attempts_remaining").GetInt32()));
        Assert.Equal((410, "otp_attempts_exceeded"), (dead.Status, dead.Code));
        Assert.Equal("failed", (await Service.GetAsync("/v1/otp/" + id)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Verify_AtTheVeryDeadline_IsTooLate()
    {
        var first = await Service.SentAsync(Phone, ",\"expires_in\":60");
        var second = await Service.SentAsync("+99917550101", ",\"expires_in\":60");

        Service.Clock.Advance(Seconds(59.999));
        Assert.Equal(200, (await Service.VerifyAsync(first.Id, first.Code)).Status);
        Service.Clock.Advance(Seconds(0.001));
        var late = await Service.VerifyAsync(second.Id, second.Code);

        Assert.Equal((410, "otp_expired"), (late.Status, late.Code));
        Assert.Equal("expired", (await Service.GetAsync("/v1/otp/" + second.Id)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Verify_OtherPurposeOrLength_IsAWrongCodeThatCounts_B8()
    {
        var (id, code) = await Service.SentAsync(Phone, ",\"purpose\":\"payment\",\"max_attempts\":5");

        Assert.Equal(4, (await Service.VerifyAsync(id, code, ",\"purpose\":\"login\"")).Json.GetProperty("attempts_remaining").GetInt32());
        Assert.Equal(3, (await Service.VerifyAsync(id, code + "0")).Json.GetProperty("attempts_remaining").GetInt32());
        Assert.Equal(2, (await Service.GetAsync("/v1/otp/" + id)).Json.GetProperty("attempts").GetInt32());
        Assert.True((await Service.VerifyAsync(id, code, ",\"purpose\":\"payment\"")).Json.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Verify_TwoHundredRightCodesAtOnce_ExactlyOneSucceeds_B3()
    {
        var (id, code) = await Service.SentAsync(Phone);

        var told = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Service.VerifyAsync(id, code)));

        // Twenty checks may be under way at once, which is the phone's whole budget of wrong ones: who comes meanwhile is asked to wait a second.
        Assert.Single(told, static t => t.Status == 200);
        var verified = told.Where(static t => t is { Status: 422, Code: "otp_already_verified" }).ToList();
        Assert.InRange(verified.Count, 19, 199);
        Assert.All(told.Except(verified).Where(static t => t.Status != 200), static t => Assert.Equal(
            (429, "phone_failed_checks", "1"), (t.Status, t.Json.GetProperty("limit").GetString(), t.Header("Retry-After"))));
        Assert.Equal("otp_already_verified", (await Service.VerifyAsync(id, code)).Code);
    }

    [Fact]
    public async Task Verify_AThousandWrongCodesAtOnce_CountsExactlyTheAllowed_B2()
    {
        var (id, code) = await Service.SentAsync(Phone);

        var told = await Task.WhenAll(Enumerable.Range(1, 1000).Select(n => Service.VerifyAsync(id, Service.Wrong(code, n))));

        Assert.Equal(3, told.Count(static t => t.Status == 200));
        Assert.All(told.Where(static t => t.Status != 200), static t => Assert.True(t.Code is "otp_attempts_exceeded" or "rate_limit_exceeded", t.Text));
        Assert.Equal("otp_attempts_exceeded", (await Service.VerifyAsync(id, code)).Code);
    }

    [Fact]
    public async Task Verify_BudgetOfThePhoneSpent_RefusesRightCodesAndSends()
    {
        await using var service = await Service.StartAsync(
            ("Limits:WorkspacePerSecond", "0"), ("Limits:FailedChecksPerDay", "3"), ("Limits:PhoneWindows", "10/60s"));
        var (id, code) = await service.SentAsync(Phone, ",\"max_attempts\":10");
        for (var i = 1; i <= 3; i++)
        {
            await service.VerifyAsync(id, Service.Wrong(code, i));
        }

        var check = await service.VerifyAsync(id, code);
        var send = await service.SendAsync(Phone);

        Assert.Equal((429, "phone_failed_checks", "3"), (check.Status, check.Json.GetProperty("limit").GetString(), check.Header("X-RateLimit-Limit")));
        Assert.Equal((429, "phone_failed_checks"), (send.Status, send.Json.GetProperty("limit").GetString()));
        Assert.NotNull(check.Header("Retry-After"));
    }

    [Fact]
    public async Task Verify_ForgedId_IsTheSameAsAnUnknownOne_B11()
    {
        var (id, code) = await Service.SentAsync(Phone);
        var forged = id[..^1] + (id[^1] == '0' ? '1' : '0');

        var told = await Service.VerifyAsync(forged, code);
        var malformed = await Service.VerifyAsync("otp_x", code);

        Assert.Equal((404, "otp_not_found"), (told.Status, told.Code));
        Assert.Equal(malformed.Lasting, told.Lasting);
    }

    [Fact]
    public async Task Verify_SameIdempotencyKey_ReplaysTheVerdict()
    {
        var (id, code) = await Service.SentAsync(Phone);

        var wrong = await Service.VerifyAsync(id, Service.Wrong(code), key: "w");
        var wrongAgain = await Service.VerifyAsync(id, Service.Wrong(code), key: "w");
        var right = await Service.VerifyAsync(id, code, key: "r");
        var rightAgain = await Service.VerifyAsync(id, code, key: "r");
        var dead = await Service.VerifyAsync(id, code, key: "d");
        var deadAgain = await Service.VerifyAsync(id, code, key: "d");

        Assert.Equal((wrong.Text, "true"), (wrongAgain.Text, wrongAgain.Header("Idempotency-Replayed")));
        Assert.Equal((right.Text, "true"), (rightAgain.Text, rightAgain.Header("Idempotency-Replayed")));
        Assert.Equal((dead.Lasting, "true"), (deadAgain.Lasting, deadAgain.Header("Idempotency-Replayed")));
        Assert.Null(right.Header("Idempotency-Replayed"));
    }
}
