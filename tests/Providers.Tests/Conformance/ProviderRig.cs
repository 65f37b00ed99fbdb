using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.FakeProviders;
using OtpActors.Testing;

namespace OtpActors.Providers.Tests.Conformance;

/// <summary>One provider as a host makes it from its settings, its fake server, a clock that stands still and a sink that folds its receipts.</summary>
internal sealed class ProviderRig : IAsyncDisposable
{
    public const string Name = "vendor";
    public const string PublicUrl = "https://otp.example.com";

    private readonly ServiceProvider _services;

    private ProviderRig(FakeServer server, IEnumerable<(string Name, string Value)> settings)
    {
        Server = server;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(static s => KeyValuePair.Create($"OtpActors:Providers:{Name}:{s.Name}", (string?)s.Value))
                .Append(KeyValuePair.Create("OtpActors:PublicUrl", (string?)PublicUrl))).Build();
        var faults = new List<string>();
        var read = DeliverySettings.Read(configuration, faults.Add);
        Assert.Empty(faults);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new KeyedNames(new PhoneSecret(new byte[32])))
            .AddSingleton<IReceiptSink>(Sink)
            .AddProviders(read)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeServer Server { get; }

    public ManualTime Clock { get; } = new();

    public FoldingSink Sink { get; } = new(SampleMessage.Otp);

    public IChannelProvider Provider => _services.GetRequiredService<IChannelProvider>();

    public IReceiptDesk Desk => _services.GetRequiredService<IReceiptDesk>();

    /// <summary>The tag of the sample message.</summary>
    public string Tag => _services.GetRequiredService<KeyedNames>().CorrelationTag(SampleMessage.Otp, 1, Name);

    public static async Task<ProviderRig> StartAsync(FakeServer server, Func<Uri, IEnumerable<(string Name, string Value)>> settings)
    {
        await server.StartAsync();
        return new ProviderRig(server, settings(server.Address));
    }

    /// <summary>Hands the sample message over.</summary>
    public Task<SendOutcome> SendAsync(Channel? channel = null, CancellationToken cancellationToken = default) =>
        Provider.SendAsync(SampleMessage.To(channel ?? Provider.Channels[0]), cancellationToken).AsTask();

    public Task<ReceiptVerdict> PostAsync(SignedReceipt receipt) => Desk.ReceiveAsync(Name, receipt.Request(), CancellationToken.None).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
