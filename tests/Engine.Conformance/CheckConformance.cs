using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;
using Xunit;

namespace OtpActors.Engine.Conformance;

/// <summary>What every engine must do with checks.</summary>
public abstract class CheckConformance
{
    protected abstract Task<EngineRig> StartAsync();

    [Fact]
    public async Task Check_RightCode_VerifiesOnce()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");

        var first = await rig.CheckAsync(sent.Otp, code);
        var second = await rig.CheckAsync(sent.Otp, code);

        Assert.True(first.Value!.Valid);
        Assert.Equal(sent.Phone, first.Value.Phone);
        Assert.Equal(RefusalCode.OtpAlreadyVerified, second.Refusal!.Code);
        Assert.Equal(1, (await rig.GetAsync(sent.Otp)).Attempts);
    }

    [Fact]
    public async Task Check_RightCodeOnTheLastAllowedTry_Succeeds()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");

        Assert.Equal(2, (await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code))).Value!.AttemptsRemaining);
        Assert.Equal(1, (await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code, 2))).Value!.AttemptsRemaining);

        Assert.True((await rig.CheckAsync(sent.Otp, code)).Value!.Valid);
    }

    [Fact]
    public async Task Check_LastAllowedTryWrong_EndsTheOtpForTheRightCodeToo_A23()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001", r => r with { MaxAttempts = 1 });
        var code = rig.Received("+99910000001");

        var last = await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code));
        var right = await rig.CheckAsync(sent.Otp, code);

        Assert.False(last.Value!.Valid);
        Assert.Equal(0, last.Value.AttemptsRemaining);
        Assert.Equal(RefusalCode.OtpAttemptsExceeded, right.Refusal!.Code);
    }

    [Fact]
    public async Task Check_TwoHundredRightCodesAtOnce_ExactlyOneSucceeds_A5()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await rig.CheckAsync(sent.Otp, code))));

        Assert.Single(answers, static a => a.Value is { Valid: true });
        Assert.All(answers.Where(static a => a.Value is null), static a => Assert.Contains(
            a.Refusal!.Code, new[] { RefusalCode.OtpAlreadyVerified, RefusalCode.RateLimitExceeded }));
        Assert.Equal(1, (await rig.GetAsync(sent.Otp)).Attempts);
    }

    [Fact]
    public async Task Check_AThousandWrongCodesAtOnce_ExactlyTheAllowedNumberIsCounted_A25()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 1000).Select(i => Task.Run(async () => await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code, i)))));
        var right = await rig.CheckAsync(sent.Otp, code);

        Assert.Equal(3, answers.Count(static a => a.Value is { Valid: false }));
        Assert.Equal([0, 1, 2], answers.Where(static a => a.Value is not null).Select(static a => a.Value!.AttemptsRemaining).Order());
        Assert.Equal(RefusalCode.OtpAttemptsExceeded, right.Refusal!.Code);
        Assert.Equal(3, (await rig.GetAsync(sent.Otp)).Attempts);
    }

    [Fact]
    public async Task Check_AtTheDeadline_IsRefusedWhetherOrNotATimerFired_A4()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001", r => r with { ExpiresIn = TimeSpan.FromSeconds(60) });
        var code = rig.Received("+99910000001");

        rig.Clock.Advance(sent.ExpiresAt - rig.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.False((await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code))).Value!.Valid);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(RefusalCode.OtpExpired, (await rig.CheckAsync(sent.Otp, code)).Refusal!.Code);
        Assert.Equal(OtpPhase.Expired, (await rig.GetAsync(sent.Otp)).Phase);
    }

    [Fact]
    public async Task Check_AnotherPurpose_IsAWrongCodeAndCounts_A10()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001", r => r with { Purpose = "payment" });
        var code = rig.Received("+99910000001");

        Assert.Equal(2, (await rig.CheckAsync(sent.Otp, code, "login")).Value!.AttemptsRemaining);
        Assert.True((await rig.CheckAsync(sent.Otp, code, "payment")).Value!.Valid);
    }

    [Fact]
    public async Task Check_TheCodeOfAnotherOtp_IsAWrongCode_A6()
    {
        await using var rig = await StartAsync();
        var first = await rig.SentAsync("+99910000001", r => r with { Length = 8 });
        var second = await rig.SentAsync("+99910000002", r => r with { Length = 8 });

        var crossed = await rig.CheckAsync(first.Otp, rig.Received("+99910000002"));

        Assert.False(crossed.Value!.Valid);
        Assert.True((await rig.CheckAsync(second.Otp, rig.Received("+99910000002"))).Value!.Valid);
    }

    [Fact]
    public async Task Check_TwentyWrongCodesOverManyOtps_CloseThePhoneForADay_A27()
    {
        await using var rig = await StartAsync();
        rig.Workspaces.Settings = rig.Workspaces.Settings with { Phone = rig.Workspaces.Settings.Phone with { Windows = [] } };
        for (var i = 0; i < 10; i++)
        {
            var sent = await rig.SentAsync("+99910000001");
            var right = rig.Received("+99910000001");
            await rig.CheckAsync(sent.Otp, EngineRig.Wrong(right));
            await rig.CheckAsync(sent.Otp, EngineRig.Wrong(right, 2));
            if (i < 9)
            {
                continue;
            }

            var check = await rig.CheckAsync(sent.Otp, right);
            var send = await rig.SendAsync("+99910000001");
            var resend = await rig.ResendAsync(sent.Otp);

            Assert.All(new[] { check.Refusal, send.Refusal, resend.Refusal }, static r => Assert.Equal("phone_failed_checks", r!.Limit));
            Assert.Equal(2, (await rig.GetAsync(sent.Otp)).Attempts);
        }

        rig.Clock.Advance(TimeSpan.FromHours(24));
        await rig.SentAsync("+99910000001");
    }

    [Fact]
    public async Task Check_WrongCodesOfManyOtpsAtOnce_NeverPassThePhonesBudget_A27()
    {
        await using var rig = await StartAsync();
        rig.Workspaces.Settings = rig.Workspaces.Settings with { Phone = rig.Workspaces.Settings.Phone with { Windows = [], FailedChecks = 5 } };
        var sent = new List<OtpId>();
        for (var i = 0; i < 20; i++)
        {
            sent.Add((await rig.SentAsync("+99910000001", r => r with { Length = 8, MaxAttempts = 10 })).Otp);
        }

        var right = rig.Received("+99910000001");
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(async () =>
            await rig.CheckAsync(sent[i % sent.Count], EngineRig.Wrong(right, 1 + i)))));

        Assert.True(answers.Count(static a => a.Value is { Valid: false }) <= 5, "More wrong checks were told than the phone's budget allows.");
        Assert.All(answers.Where(static a => a.Value is null), static a => Assert.Equal("phone_failed_checks", a.Refusal!.Limit));
    }

    [Fact]
    public async Task Check_ForgedOrForeignId_IsNotFound_A33()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        Assert.True(WorkspaceId.TryParse("other", out var other));

        var forged = await rig.CheckAsync(new OtpId(sent.Otp.Value ^ 1), rig.Received("+99910000001"));
        var foreign = await rig.Verification.GetAsync(other, sent.Otp, CancellationToken.None);

        Assert.Equal(RefusalCode.OtpNotFound, forged.Refusal!.Code);
        Assert.Equal(RefusalCode.OtpNotFound, foreign.Refusal!.Code);
    }

    [Fact]
    public async Task Check_SameIdempotencyKey_CountsOnceAndRepeatsTheVerdict()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var wrong = EngineRig.Wrong(rig.Received("+99910000001"));

        var first = await rig.CheckAsync(sent.Otp, wrong, key: EngineRig.Key("k"));
        var again = await rig.CheckAsync(sent.Otp, wrong, key: EngineRig.Key("k"));

        Assert.Equal(2, first.Value!.AttemptsRemaining);
        Assert.Equal(first.Value, again.Value);
        Assert.True(again.Replayed);
        Assert.Equal(1, (await rig.GetAsync(sent.Otp)).Attempts);
    }
}
