using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Sandbox;

/// <summary>The sandbox as a host registers it, with a manual clock and a sink that records.</summary>
internal sealed class SandboxHost : IDisposable
{
    private readonly ServiceProvider _services;

    public SandboxHost(string? capacity = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("OtpActors:SandboxCapacity", capacity)]).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(capacity is null ? new ConfigurationBuilder().Build() : configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IReceiptSink>(Sink)
            .AddSandbox()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ManualTime Time { get; } = new();

    public RecordingSink Sink { get; } = new();

    public ISandboxInbox Inbox => _services.GetRequiredService<ISandboxInbox>();

    public IServiceProvider Services => _services;

    public IProviderRouter Router => _services.GetRequiredService<IProviderRouter>();

    public SendOutcome Send(DeliveryMessage message)
    {
        var sending = Router.Pick(message.Workspace, message.Channel, message.Phone, [])!.SendAsync(message, CancellationToken.None).AsTask();
        Assert.True(sending.IsCompletedSuccessfully, "The sandbox answers at once.");
        return sending.Result;
    }

    public SendOutcome Send(string phone, Channel channel) => Send(SampleMessage.To(phone, channel));

    public void Dispose() => _services.Dispose();
}
