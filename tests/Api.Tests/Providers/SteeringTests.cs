namespace OtpActors.Api.Tests.Providers;

/// <summary>Operators steer providers while the service runs.</summary>
public sealed class SteeringTests
{
    [Fact]
    public async Task Disabled_ItsMessagesGoElsewhereWithinFiveSeconds_AndComeBack()
    {
        await using var first = await House.StartAsync("first", "sms");
        await using var second = await House.StartAsync("second", "sms", order: 2);
        await using var service = await Service.StartAsync([("Limits:WorkspacePerSecond", "0"), .. first.Settings, .. second.Settings]);
        var number = 0;
        await SendAsync();
        Assert.Single(first.Messages);

        var told = await service.AdminAsync(HttpMethod.Patch, "/providers/first", """{"enabled":false,"weight":7}""");
        Assert.Equal((false, 7), (told.Json.GetProperty("enabled").GetBoolean(), told.Json.GetProperty("weight").GetInt32()));
        service.Clock.Advance(TimeSpan.FromSeconds(5));
        await service.UntilAsync(SendAsync, _ => second.Messages.Length > 0, haste: 0);
        var listed = (await service.AdminAsync(HttpMethod.Get, "/providers")).Json.GetProperty("items");
        Assert.Equal((false, 7), (listed[0].GetProperty("enabled").GetBoolean(), listed[0].GetProperty("weight").GetInt32()));

        var before = first.Messages.Length;
        await service.AdminAsync(HttpMethod.Patch, "/providers/first", """{"enabled":true}""");
        await service.UntilAsync(SendAsync, _ => first.Messages.Length > before);

        Task<Testing.Told> SendAsync() => service.SendAsync($"+4915112345{number++:D3}", ",\"channel\":\"sms\"");
    }
}
