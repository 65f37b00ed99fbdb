using OtpActors.FakeProviders.Wawp;
using OtpActors.Testing;

namespace OtpActors.Api.Tests.Providers;

/// <summary>A WhatsApp session that a phone at the other side ended: its provider is out and readiness warns of it, until it is back (A110).</summary>
public sealed class LostSessionTests
{
    [Fact]
    public async Task Ready_SessionLostAndBack_WarnsMeanwhileAndSendsGoElsewhere()
    {
        await using var wawp = new FakeWawp();
        await wawp.StartAsync();
        await using var second = await House.StartAsync("second", "whatsapp", order: 2);
        await using var service = await Service.StartAsync(
        [
            ("Limits:WorkspacePerSecond", "0"),
            ("Providers:phone:Type", "wawp"),
            ("Providers:phone:Url", wawp.Address.ToString()),
            ("Providers:phone:InstanceId", FakeWawp.Instance),
            ("Providers:phone:Token", FakeWawp.Token),
            .. second.Settings,
        ]);
        Assert.Equal((200, "pass"), await ReadyAsync(service));

        wawp.Status = "LOGGED_OUT";
        var told = await UntilAsync(service, "warn");
        var check = told.Json.GetProperty("checks").GetProperty("provider:phone")[0];
        Assert.Equal((200, "fail"), (told.Status, check.GetProperty("status").GetString()));
        Assert.Contains("link the phone again", check.GetProperty("output").GetString(), StringComparison.Ordinal);

        Assert.Equal(200, (await service.SendAsync("+447700900123", path: "/v1/whatsapp/otp/send")).Status);
        Assert.Single(second.Messages);

        wawp.Status = "WORKING";
        await UntilAsync(service, "pass");
    }

    /// <summary>The probe is due every 30 s, and after a fault within five minutes.</summary>
    private static Task<Told> UntilAsync(Service service, string status) => service.UntilAsync(
        () => service.GetAsync("/healthz/ready"), t => (t.Status, t.Json.GetProperty("status").GetString()) == (200, status), haste: 100);

    private static async Task<(int Status, string? Word)> ReadyAsync(Service service)
    {
        var told = await service.GetAsync("/healthz/ready");
        return (told.Status, told.Json.GetProperty("status").GetString());
    }
}
