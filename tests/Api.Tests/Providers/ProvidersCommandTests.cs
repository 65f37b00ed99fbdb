using Microsoft.Extensions.Configuration;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Trials;
using OtpActors.Domain.Identity;

namespace OtpActors.Api.Tests.Providers;

/// <summary><c>providers test</c>, as an operator runs it before the first start.</summary>
public sealed class ProvidersCommandTests
{
    private const string Phone = "+447700900123";

    [Fact]
    public async Task Run_RealProgram_SendsOneMessageAndSaysSo()
    {
        await using var house = await House.StartAsync("house", "sms");

        var (code, said) = await RunAsync(house, "providers", "test", "house", "--to", Phone);

        Assert.Equal(0, code);
        Assert.Contains("taken. The provider calls the message house-1.", said, StringComparison.Ordinal);
        Assert.Contains("/receipts/house", said, StringComparison.Ordinal);
        var message = Assert.Single(house.Messages);
        Assert.Equal(Phone, message.GetProperty("to").GetString());
        Assert.DoesNotContain(Phone, said, StringComparison.Ordinal);
        Assert.DoesNotContain(message.GetProperty("code").GetString()!, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FaultySettingsOrArguments_AreAllTold()
    {
        await using var house = await House.StartAsync("house", "sms");

        Assert.Contains("--to needs a phone number", (await RunAsync(house, "providers", "test", "house", "--to", "447")).Said, StringComparison.Ordinal);
        Assert.Contains("Write: providers test", (await RunAsync(house, "providers", "try")).Said, StringComparison.Ordinal);
        Assert.Contains("There are: house (http).", (await RunAsync(house, "providers", "test", "hose", "--to", Phone)).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(422, """{"reason":"not_on_channel"}""", "the number cannot be reached on this channel (the provider's code: not_on_channel)")]
    [InlineData(401, "", "the credentials are refused")]
    [InlineData(429, "", "not now")]
    [InlineData(500, "", "look at the phone")]
    [InlineData(200, "<html>", "the answer cannot be read. The message may be on its way")]
    public async Task Run_EachOutcome_IsExplained(int status, string body, string words)
    {
        await using var house = await House.StartAsync("house", "sms");
        house.Fake.Always = new(status, body);
        var faults = new List<string>();
        var settings = DeliverySettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(house.Settings.Select(static s => KeyValuePair.Create("OtpActors:" + s.Name, (string?)s.Value))).Build(), faults.Add);
        await using var trial = new ProviderTrial(settings, TimeProvider.System);
        using var said = new StringWriter();
        Assert.True(PhoneNumber.TryParse(Phone, out var phone));

        Assert.False(await trial.RunAsync("HOUSE", phone, null, said, CancellationToken.None));
        Assert.Contains(words, said.ToString(), StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(House house, params string[] args) => ServerProcess.CommandAsync(
        "OtpActors.Api", args, [.. house.Settings.Select(static s => ("OtpActors__" + s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value))]);
}
