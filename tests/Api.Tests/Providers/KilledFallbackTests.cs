using System.Net;

namespace OtpActors.Api.Tests.Providers;

/// <summary>A fallback survives its process (A93, C1).</summary>
public sealed class KilledFallbackTests
{
    [Fact]
    public async Task Fallback_ProcessKilledAtFiveSeconds_HappensOnceAllTheSame()
    {
        using var folder = new TemporaryFolder();
        await using var whatsApp = await House.StartAsync("wa", "whatsapp");
        await using var sms = await House.StartAsync("texts", "sms");
        string? id;
        await using (var first = await StartAsync(folder, 0, whatsApp, sms))
        {
            var sent = await first.PostAsync("/v1/otp/send", new { phone = "+447700900123" });
            Assert.Equal(HttpStatusCode.OK, sent.Status);
            id = sent.Body.GetProperty("otp_id").GetString();
            await first.KillAsync();
        }

        var code = (await whatsApp.NextAsync()).GetProperty("code").GetString();
        Assert.Empty(sms.Messages);

        // Its clock is five seconds ahead; the rest it waits itself.
        await using (var second = await StartAsync(folder, 5, whatsApp, sms))
        {
            Assert.Equal(code, (await sms.NextAsync()).GetProperty("code").GetString());
            await second.KillAsync();
        }

        await using var third = await StartAsync(folder, 60, whatsApp, sms);
        var check = await third.PostAsync("/v1/otp/verify", new { otp_id = id, code });
        var status = await third.GetAsync("/v1/otp/" + id);

        Assert.True(check.Body.GetProperty("valid").GetBoolean());
        Assert.Equal(2, status.Body.GetProperty("deliveries").GetArrayLength());
        Assert.Single(whatsApp.Messages);
        Assert.Single(sms.Messages);
    }

    private static Task<ServerProcess> StartAsync(TemporaryFolder folder, int shift, params House[] houses) => ServerProcess.StartAsync(
        "OtpActors.Faults",
        folder.Data,
        [
            ("FAULTS_SHIFT", $"{shift}"),
            .. houses.SelectMany(static h => h.Settings).Select(static s => ("OtpActors__" + s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value)),
        ]);
}
