using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Routing;

/// <summary>Fake providers behind real routing, with settings as a person writes them.</summary>
internal sealed class RouterHost : IDisposable
{
    private readonly ServiceProvider _services;

    public RouterHost(FakeProvider[] providers, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(static s => KeyValuePair.Create("OtpActors:Providers:" + s.Name, (string?)s.Value))
                .Concat(providers.Select(static p => KeyValuePair.Create($"OtpActors:Providers:{p.Name}:Type", (string?)"fake")))).Build();
        var faults = new List<string>();
        var read = DeliverySettings.Read(configuration, [new FakeType(providers)], faults.Add);
        Assert.Empty(faults);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new KeyedNames(new PhoneSecret(new byte[32])))
            .AddProviders(read)
            .BuildServiceProvider();
        Watch = _services.GetServices<IHostedService>().OfType<ProviderWatch>().Single();
    }

    public ManualTime Clock { get; } = new();

    public ProviderWatch Watch { get; }

    public IProviderRouter Router => _services.GetRequiredService<IProviderRouter>();

    internal ProviderDesk Desk => (ProviderDesk)_services.GetRequiredService<IProviderDesk>();

    public IDeliveryProvider? Pick(string phone = "+12025550123", string workspace = "default", Channel channel = Channel.Sms, params string[] tried)
    {
        Assert.True(WorkspaceId.TryParse(workspace, out var id));
        return Router.Pick(id, channel, SampleMessage.Number(phone), [.. tried]);
    }

    /// <summary>As the engine does: one provider after the other while it is sure that nothing was sent.</summary>
    public async Task<(string? Provider, SendOutcome? Outcome)> SendAsync(string phone)
    {
        var tried = new List<string>();
        SendOutcome? outcome = null;
        while (Pick(phone, tried: [.. tried]) is { } provider)
        {
            outcome = await provider.SendAsync(SampleMessage.To(phone, Channel.Sms), CancellationToken.None);
            if (outcome is not (SendOutcome.RetryLater { SurelyNotSent: true } or SendOutcome.Misconfigured))
            {
                return (provider.Name, outcome);
            }

            tried.Add(provider.Name);
        }

        return (null, outcome);
    }

    public void Dispose() => _services.Dispose();

    private sealed class FakeType(FakeProvider[] providers) : IProviderType
    {
        public string Name => "fake";

        public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp, Channel.Sms];

        public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels) =>
            tools => providers.Single(p => p.Name == tools.Name);
    }
}
