using System.Text;
using OtpActors.FakeProviders.Twilio;

namespace OtpActors.Api.Tests.Providers;

/// <summary>An OTP through Twilio's form of things, from send to signed callback.</summary>
public sealed class TwilioServiceTests
{
    private const string PublicUrl = "https://otp.example.com";

    [Fact]
    public async Task Send_ThroughTwilio_CallbackMovesTheOtp()
    {
        await using var fake = new FakeTwilio();
        await fake.StartAsync();
        await using var service = await Service.StartAsync(
            ("PublicUrl", PublicUrl),
            ("Providers:Twilio:Type", "twilio"),
            ("Providers:Twilio:AccountSid", FakeTwilio.Account),
            ("Providers:Twilio:AuthToken", FakeTwilio.Token),
            ("Providers:Twilio:From", FakeTwilio.From),
            ("Providers:Twilio:ApiUrl", fake.Address.ToString()));

        var told = await service.SendAsync("+447700900123", ",\"channel\":\"sms\"");
        var callback = FakeTwilio.Fields(fake.Calls.Single())["StatusCallback"].ToString();
        var body = $"MessageSid={told.Json.GetProperty("message_id").GetString()}&MessageStatus=delivered";

        Assert.StartsWith(PublicUrl + "/receipts/twilio?tag=", callback, StringComparison.Ordinal);
        Assert.Equal(401, await PostAsync(service, callback, body, FakeTwilio.Sign(callback + "x", body)));
        Assert.Equal("pending", await StatusAsync(service, told.Json.GetProperty("otp_id").GetString()!));
        Assert.Equal(200, await PostAsync(service, callback, body, FakeTwilio.Sign(callback, body)));
        Assert.Equal("delivered", await StatusAsync(service, told.Json.GetProperty("otp_id").GetString()!));
    }

    private static async Task<int> PostAsync(Service service, string callback, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callback[PublicUrl.Length..])
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"),
            Headers = { { "X-Twilio-Signature", signature } },
        };
        using var response = await service.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task<string?> StatusAsync(Service service, string id) =>
        (await service.GetAsync("/v1/otp/" + id)).Json.GetProperty("status").GetString();
}
