using System.Globalization;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Admin;

/// <summary>What looks like an attack is told, and stopped where the workspace says so (A30, A37, A39).</summary>
public sealed class WatchTests : ServiceTest
{
    private const string Strict = "\"countries\":[\"*\"],\"metered\":false,\"per_second\":0,\"conversion\":\"block\",\"spray\":\"block\"";

    [Fact]
    public async Task Send_PrefixWhoseCodesNobodyTypes_IsBlocked_B20()
    {
        var key = await Service.WorkspaceAsync("acme", Strict);
        for (var n = 0; n < 100; n++)
        {
            Assert.Equal(200, (await SendAsync(key, n)).Status);
        }

        await UntilAlarmAsync("acme");
        await Service.UntilAsync(() => SendAsync(key, 101), static t => t.Status == 403);
        Assert.Equal(200, (await SendAsync(key, 0, "+1415556")).Status);

        var alarm = Assert.Single((await Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/alarms")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("prefix", "1415555", true), (alarm.GetProperty("kind").GetString(), alarm.GetProperty("key").GetString(), alarm.GetProperty("severe").GetBoolean()));
        await Service.UntilAsync(
            () => Service.AdminAsync(HttpMethod.Get, "/workspaces/acme/refusals"),
            static t => t.Text.Contains("prefix +1415555 converts badly", StringComparison.Ordinal) && t.Text.Contains("alarm.severe", StringComparison.Ordinal));

        Assert.Equal(200, (await Service.AdminAsync(HttpMethod.Post, "/workspaces/acme/alarms/lift", """{"kind":"prefix","key":"1415555"}""")).Status);
        await Service.UntilAsync(() => SendAsync(key, 500), static t => t.Status == 200);
    }

    [Fact]
    public async Task Send_RecordOnly_GoesOn()
    {
        for (var n = 0; n < 120; n++)
        {
            await SendAsync(Service.Key, n);
        }

        await UntilAlarmAsync("default");

        Assert.Equal(200, (await SendAsync(Service.Key, 121)).Status);
        Assert.Contains("otpactors_alarms_total{kind=\"prefix\",severe=\"true\"} 1", (await Service.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WrongCodesOverManyOtps_AreSlowedDown_B6()
    {
        var key = await Service.WorkspaceAsync("acme", Strict);
        var ids = new List<string>();
        for (var n = 0; n < 230; n++)
        {
            ids.Add((await SendAsync(key, n, "+9991000")).Json.GetProperty("otp_id").GetString()!);
        }

        foreach (var id in ids.Take(200))
        {
            Assert.Equal(200, (await GuessAsync(key, id)).Status);
        }

        await UntilAlarmAsync("acme");
        var told = new List<Told>();
        foreach (var id in ids.Skip(200))
        {
            told.Add(await GuessAsync(key, id));
        }

        Assert.Equal(5, told.Count(static t => t.Status == 200));
        var slowed = told[^1];
        Assert.Equal((429, "workspace_failed_checks", "1"), (slowed.Status, slowed.Json.GetProperty("limit").GetString(), slowed.Header("Retry-After")));
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await GuessAsync(key, ids[^1])).Status);
    }

    [Theory]
    [InlineData("""{"kind":"x"}""")]
    [InlineData("""{"kind":7}""")]
    [InlineData("{}")]
    public async Task Lift_OfNoKind_IsToldOnce(string body)
    {
        var told = await Service.AdminAsync(HttpMethod.Post, "/workspaces/default/alarms/lift", body);

        Assert.Equal(400, told.Status);
        Assert.Equal(1, told.Json.GetProperty("errors").GetProperty("kind").GetArrayLength());
    }

    private Task<Told> UntilAlarmAsync(string workspace) => Service.UntilAsync(
        () => Service.AdminAsync(HttpMethod.Get, $"/workspaces/{workspace}/alarms"), static t => t.Json.GetProperty("items").GetArrayLength() == 1);

    private Task<Told> SendAsync(string key, int number, string prefix = "+1415555") =>
        Service.AskAsync(HttpMethod.Post, "/v1/otp/send", $$"""{"phone":"{{prefix}}{{number.ToString("D4", CultureInfo.InvariantCulture)}}"}""", key);

    private async Task<Told> GuessAsync(string key, string id)
    {
        var phone = (await Service.AskAsync(HttpMethod.Get, "/v1/otp/" + id, null, key)).Json.GetProperty("phone").GetString()!;
        var code = Service.Wrong(await Service.CodeAsync(phone));
        return await Service.AskAsync(HttpMethod.Post, "/v1/otp/verify", $$"""{"otp_id":"{{id}}","code":"{{code}}"}""", key);
    }
}
