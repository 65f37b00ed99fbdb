using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Abuse;

/// <summary>
/// Attacks from the list B1 to B40 that are no other test's subject, through the whole service. B9 (a changed amount voids the code) asks for transaction
/// binding, which the API does not offer.
/// </summary>
public sealed class AttackListTests : ServiceTest
{
    private const int Budget = 20;

    [Fact]
    public async Task Verify_RightCodeTwice_SucceedsAndIsToldOnce_B1()
    {
        var (id, code) = await Service.SentAsync(Phone);

        var first = await Service.VerifyAsync(id, code);
        var second = await Service.VerifyAsync(id, code);
        var story = await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/story", $$"""{"otp_id":"{{id}}"}""");

        Assert.True(first.Json.GetProperty("valid").GetBoolean());
        Assert.Equal((422, "otp_already_verified"), (second.Status, second.Code));
        Assert.Single(story.Json.GetProperty("otps")[0].GetProperty("events").EnumerateArray(), static e => e.GetProperty("event").GetString() == "otp.verified");
    }

    [Fact]
    public async Task Guess_WrongThenResendThenSendAgain_EndsAtThePhonesBudget_B4()
    {
        await using var service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"), ("Limits:PhoneWindows", "10/60s"));
        var wrong = 0;
        Told sent;
        while ((sent = await service.SendAsync(Phone)).Status == 200)
        {
            var id = sent.Json.GetProperty("otp_id").GetString()!;
            var code = await service.CodeAsync(Phone);
            for (var check = 1; check <= 3; check++)
            {
                var told = await service.VerifyAsync(id, Service.Wrong(code, check));
                Assert.True(told.Status is 200 or 429, told.Text);
                wrong += told.Status == 200 ? 1 : 0;
                await service.PostAsync($"/v1/otp/{id}/resend", "{}");
            }

            Assert.True(wrong <= Budget, "The budget of the phone was passed.");
            service.Clock.Advance(Seconds(61));
        }

        Assert.Equal((429, "phone_failed_checks"), (sent.Status, sent.Json.GetProperty("limit").GetString()));
        Assert.Equal(Budget, wrong);
    }

    [Fact]
    public async Task Guess_OneOnEachOfAHundredOtpsOfAPhone_AsManyAreComparedAsTheBudgetAllows_B5()
    {
        await using var service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"), ("Limits:PhoneWindows", "100/60s"));
        var sent = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => service.SendAsync(Phone)));
        Assert.All(sent, static t => Assert.Equal(200, t.Status));
        var codes = (await service.GetAsync("/sandbox/messages?limit=200")).Json.EnumerateArray()
            .ToDictionary(static m => m.GetProperty("otp_id").GetString()!, static m => m.GetProperty("code").GetString()!);

        var told = await Task.WhenAll(codes.Select(c => service.VerifyAsync(c.Key, Service.Wrong(c.Value))));

        Assert.Equal(Budget, told.Count(static t => t.Status == 200));
        Assert.All(told.Where(static t => t.Status != 200), static t => Assert.Equal((429, "phone_failed_checks"), (t.Status, t.Json.GetProperty("limit").GetString())));
    }

    [Fact]
    public async Task Verify_CodeOfAnotherOtp_IsWrongAndCountsThere_B7()
    {
        var first = await Service.SentAsync(Phone, ",\"length\":8");
        var second = await Service.SentAsync("+99917550101", ",\"length\":8");

        var told = await Service.VerifyAsync(second.Id, first.Code);

        Assert.Equal("incorrect_code", told.Json.GetProperty("reason").GetString());
        Assert.Equal((0, 1), (await AttemptsAsync(first.Id), await AttemptsAsync(second.Id)));
    }

    [Fact]
    public async Task Verify_LateWithAClockThatTheClientSetBack_IsTooLate_B10()
    {
        var (id, code) = await Service.SentAsync(Phone);
        var before = Service.Clock.Now;
        Service.Clock.Advance(Seconds(300.001));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/otp/verify");
        request.Content = new StringContent($$"""{"otp_id":"{{id}}","code":"{{code}}","at":"{{before:O}}"}""", Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Service.Key);
        request.Headers.Date = before;
        using var response = await Service.Client.SendAsync(request);
        var told = await Told.ReadAsync(response);

        Assert.Equal((410, "otp_expired"), (told.Status, told.Code));
    }

    /// <summary>Only the form E.164 is a number: other spellings are refused, so that no number has two counters.</summary>
    [Theory]
    [InlineData("+1 (415) 555-0100")]
    [InlineData("0014155550100")]
    [InlineData("14155550100")]
    [InlineData("+１４１５５５５０１００")]
    [InlineData("+1415555\u200d0100")]
    [InlineData("+١٤١٥٥٥٥٠١٠٠")]
    [InlineData("tel:+14155550100")]
    [InlineData("+14155550100;ext=1")]
    [InlineData("+0014155550100")]
    public async Task Send_AnotherSpellingOfANumber_IsNone_B17(string phone)
    {
        var told = await Service.PostAsync("/v1/otp/send", JsonSerializer.Serialize(new { phone }));

        Assert.Equal((400, "invalid_phone"), (told.Status, told.Code));
    }

    [Fact]
    public async Task Resend_EverySecond_WaitsLongerAndLonger_B21()
    {
        var (id, _) = await Service.SentAsync(Phone);
        var (taken, waits) = (1, new List<int>());
        for (var second = 1; second < 300; second++)
        {
            Service.Clock.Advance(Seconds(1));
            var told = await Service.PostAsync($"/v1/otp/{id}/resend", "{}");
            taken += told.Status == 200 ? 1 : 0;
            if (told.Status != 200)
            {
                Assert.Equal(429, told.Status);
                waits.Add(int.Parse(told.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal(5, taken);
        Assert.True(waits[0] <= 60 && waits[^1] > 3_000, $"{waits[0]} s, then {waits[^1]} s");
    }

    /// <summary>A43: a number that WhatsApp refuses pays for its SMS as any other, and gets none where there is no SMS.</summary>
    [Fact]
    public async Task Send_NumbersWithoutWhatsApp_ForceNoMoreSmsThanIsPaidFor_B23()
    {
        var poor = await Service.WorkspaceAsync("poor", "\"countries\":[\"*\"],\"per_second\":0,\"metered\":true");
        Assert.Equal(200, (await Service.AdminAsync(HttpMethod.Post, "/workspaces/poor/credits", """{"amount":3,"reference":"r"}""")).Status);
        var silent = await Service.WorkspaceAsync("silent", "\"countries\":[\"*\"],\"per_second\":0,\"metered\":false,\"modules\":[\"m2_whatsapp\"]");

        var paid = new List<int>();
        for (var n = 0; n < 10; n++)
        {
            paid.Add((await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"+999210000{{n:D3}}"}""", poor)).Status);
        }

        var none = await Service.AskAsync(HttpMethod.Post, "/v1/otp/send", """{"phone":"+999210001000"}""", silent);

        Assert.Equal((3, 7), (paid.Count(static s => s == 200), paid.Count(static s => s == 402)));
        Assert.Equal((422, "destination_unreachable"), (none.Status, none.Code));
        Assert.Equal(3, (await Service.GetAsync("/sandbox/messages?limit=100")).Json.GetArrayLength());
    }

    private async Task<int> AttemptsAsync(string id) => (await Service.GetAsync("/v1/otp/" + id)).Json.GetProperty("attempts").GetInt32();
}
