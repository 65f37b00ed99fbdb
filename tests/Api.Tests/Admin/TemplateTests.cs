using OtpActors.FakeProviders.Meta;

namespace OtpActors.Api.Tests.Admin;

/// <summary>What an administrator sees of message templates: their texts, and what Meta says of them.</summary>
public sealed class TemplateTests
{
    [Fact]
    public async Task Templates_OfTheSettings_AreListedWithTheirTextsAndMetasWord()
    {
        await using var meta = new FakeMeta();
        meta.Add("pay_code", "en_US");
        await meta.StartAsync();
        await using var service = await Service.StartAsync(
        [
            ("Templates:payment:Text:en", "{code} confirms your payment."),
            ("Templates:payment:Meta:en_US", "pay_code"),
            ("Templates:payment:Meta:de", "pay_code_de"),
            ("Providers:meta:Type", "meta"),
            ("Providers:meta:Url", meta.Address.ToString()),
            ("Providers:meta:PhoneNumberId", FakeMeta.PhoneNumberId),
            ("Providers:meta:AccountId", FakeMeta.AccountId),
            ("Providers:meta:Token", FakeMeta.Token),
        ]);

        // Meta is asked within the first seconds.
        service.Clock.Advance(TimeSpan.FromSeconds(2));
        var told = await service.UntilAsync(
            () => service.AdminAsync(HttpMethod.Get, "/templates/payment"), static t => t.Text.Contains("approved", StringComparison.Ordinal));
        var all = await service.AdminAsync(HttpMethod.Get, "/templates");

        Assert.Equal(["otp_verification", "payment"], all.Json.GetProperty("items").EnumerateArray().Select(static t => t.GetProperty("name").GetString()));
        Assert.Equal("{code} confirms your payment.", told.Json.GetProperty("texts").GetProperty("en").GetString());
        Assert.Equal(12, told.Json.GetProperty("texts").EnumerateObject().Count());
        Assert.Equal(
            [("meta", "pay_code_de", "de", "unknown"), ("meta", "pay_code", "en_US", "approved")],
            told.Json.GetProperty("providers").EnumerateArray()
                .Select(static p => (Text(p, "provider"), Text(p, "name"), Text(p, "language"), Text(p, "status"))).OrderBy(static p => p.Item3));
        Assert.Equal((404, "not_found"), await NoneAsync(service));

        static string? Text(System.Text.Json.JsonElement provider, string name) => provider.GetProperty(name).GetString();
    }

    private static async Task<(int, string?)> NoneAsync(Service service)
    {
        var told = await service.AdminAsync(HttpMethod.Get, "/templates/none");
        return (told.Status, told.Code);
    }
}
