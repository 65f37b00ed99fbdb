using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Providers;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Tests.Messages;

/// <summary>Templates as a host reads them from its configuration.</summary>
public sealed class MessageSettingsTests
{
    [Fact]
    public void AddDelivery_TemplatesInTheConfiguration_CanBeSent()
    {
        using var services = Host(
            ("AppName", "Example Bank"),
            ("Templates:payment:Text:de_CH", "{app}: {code} bestätigt Ihre Zahlung."),
            ("Templates:payment:Meta:en_US", "payment_code"));
        var message = SampleMessage.To("+41791234567") with { Template = "payment", Locale = "de-CH" };

        Assert.Equal("de", services.GetRequiredService<ITemplates>().Locale("payment", null, null, message.Phone));
        Assert.Equal(
            "Example Bank: 042137 bestätigt Ihre Zahlung. Er läuft in 5 Minuten ab. Geben Sie ihn nicht weiter.",
            services.GetRequiredService<MessageWriter>().Write(message, message.ExpiresAt.AddMinutes(-5)));
        Assert.Equal("payment_code", services.GetRequiredService<TemplateBook>()["payment"].MetaNames["en_US"]);
    }

    [Fact]
    public void Read_FaultyTemplates_AreAllTold()
    {
        var faults = new List<string>();

        DeliverySettings.Read(
            Configuration(("AppName", "example.com"), ("Templates:payment:Text:de", "Ohne."), ("Templates:payment:Texts:de", "{code}."), ("Templates:x:Text", "{code}.")),
            faults.Add);

        Assert.Equal(
            ["OtpActors__AppName", "OtpActors__Templates__payment__Text__de", "OtpActors__Templates__payment__Texts", "OtpActors__Templates__x__Text"],
            faults.Select(static f => f.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    private static ServiceProvider Host(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(DeliverySettings.Read(Configuration(settings), Assert.Fail))
        .AddDelivery()
        .BuildServiceProvider();

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create("OtpActors:" + s.Key, (string?)s.Value))).Build();
}
