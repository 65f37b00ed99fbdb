using OtpActors.FakeProviders;

namespace OtpActors.Api.Tests.Providers;

/// <summary>Providers that die or hang, seen from the outside (C6, C7).</summary>
public sealed class DeadProviderTests
{
    private const string Path = "/v1/whatsapp/otp/send";

    [Fact]
    public async Task Send_FirstProviderDies_TrafficMovesAndATrialBringsItBack()
    {
        await using var first = await House.StartAsync("first", "whatsapp");
        await using var second = await House.StartAsync("second", "whatsapp", order: 2);
        await using var service = await Service.StartAsync([("Limits:WorkspacePerSecond", "0"), .. first.Settings, .. second.Settings]);
        first.Fake.Always = House.Down;

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("second", await ProviderOfAsync(service, i));
        }

        Assert.Equal(5, first.Messages.Length);
        Assert.Contains("otpactors_delivery_provider_up{provider=\"first\"} 0", (await service.GetAsync("/metrics")).Text, StringComparison.Ordinal);

        first.Fake.Always = null;
        service.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("first", await ProviderOfAsync(service, 20));
        Assert.Equal("first", await ProviderOfAsync(service, 21));
        Assert.Contains("otpactors_delivery_provider_up{provider=\"first\"} 1", (await service.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    /// <summary>What may have been sent is not sent again, neither by the same provider nor by another.</summary>
    [Fact]
    public async Task Send_AnswerLost_IsUnknownAndNeverRepeated()
    {
        await using var first = await House.StartAsync("first", "whatsapp");
        await using var second = await House.StartAsync("second", "whatsapp", order: 2);
        await using var service = await Service.StartAsync([.. first.Settings, .. second.Settings]);
        first.Fake.Always = FakeAnswer.HangUp;

        var told = await service.SendAsync("+447700900123", path: Path);

        Assert.Equal((200, System.Text.Json.JsonValueKind.Null), (told.Status, told.Json.GetProperty("message_id").ValueKind));
        Assert.Equal((1, 0), (first.Messages.Length, second.Messages.Length));
    }

    [Fact]
    public async Task Send_ThousandAtAProviderThatHangs_AllAreAnsweredWithinTheirDeadline()
    {
        const int sends = 1_000;
        await using var house = await House.StartAsync("hanging", "whatsapp");
        await using var service = await Service.StartAsync([("Limits:WorkspacePerSecond", "0"), .. house.Settings]);
        house.Fake.Always = FakeAnswer.Hang;
        var sending = Enumerable.Range(0, sends).Select(i => service.SendAsync($"+4477009{i:D5}", path: Path)).ToArray();

        // 100 calls at once, 400 wait for room, the others are told at once.
        await UntilAsync(() => house.Messages.Length == 100 && sending.Count(static s => s.IsCompleted) == 500);
        service.Clock.Advance(TimeSpan.FromSeconds(2));
        await UntilAsync(() => sending.Count(static s => s.IsCompleted) == 900);
        service.Clock.Advance(TimeSpan.FromSeconds(8));
        var told = await Task.WhenAll(sending).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(100, told.Count(static t => t.Status == 200));
        Assert.Equal(900, told.Count(static t => t is { Status: 503, Code: "meta_api_unavailable" }));
        Assert.Equal(503, (await service.SendAsync("+447700899999", path: Path)).Status);
        Assert.Equal(100, house.Messages.Length);
    }

    /// <summary>A sandbox that was asked for by name lets nothing out, even what its own scenario refuses.</summary>
    [Fact]
    public async Task Send_SandboxOnBesideProviders_NothingIsReallySent()
    {
        await using var house = await House.StartAsync("real", "whatsapp,sms");
        await using var service = await Service.StartAsync([("Sandbox", "true"), .. house.Settings]);

        Assert.Equal(200, (await service.SendAsync("+447700900123")).Status);
        Assert.Equal(503, (await service.SendAsync("+99950000001")).Status);

        Assert.Empty(house.Messages);
    }

    private static async Task<string> ProviderOfAsync(Service service, int number)
    {
        var told = await service.SendAsync($"+44770090{number:D4}", path: Path);
        Assert.True(told.Status == 200, told.Text);
        var status = await service.GetAsync("/v1/otp/" + told.Json.GetProperty("otp_id").GetString());
        return status.Json.GetProperty("deliveries")[0].GetProperty("provider").GetString()!;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "It did not come to that.");
            await Task.Yield();
        }
    }
}
