using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Tests.Routing;

public sealed class ProviderRouterTests
{
    private static readonly SendOutcome Taken = new SendOutcome.Accepted("1", true);

    [Fact]
    public void Pick_NobodyServesTheChannel_IsNull()
    {
        using var services = Host(new FakeProvider("a", Channel.WhatsApp));

        Assert.Null(Router(services).Pick(WorkspaceId.Default, Channel.Sms, SampleMessage.Number("+12025550123"), []));
    }

    [Fact]
    public void Pick_SeveralServeTheChannel_TheFirstRegisteredIsPicked()
    {
        using var services = Host(
            new FakeProvider("a", Channel.WhatsApp), new FakeProvider("b", Channel.Sms, Channel.WhatsApp), new FakeProvider("c", Channel.Sms));

        Assert.Equal("a", Router(services).Pick(WorkspaceId.Default, Channel.WhatsApp, SampleMessage.Number("+12025550123"), [])!.Name);
        Assert.Equal("b", Router(services).Pick(WorkspaceId.Default, Channel.Sms, SampleMessage.Number("+12025550123"), [])!.Name);
    }

    public static TheoryData<SendOutcome, string> Outcomes => new()
    {
        { Taken, "accepted" },
        { new SendOutcome.Rejected(RejectionReason.Blocked, "1"), "rejected" },
        { new SendOutcome.RetryLater(null, FailureScope.Account, false, "1"), "retry_later" },
        { new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Provider, "1"), "misconfigured" },
        { new SendOutcome.Unknown(UnknownReason.ConnectionLost), "unknown" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task SendAsync_ThroughTheRouter_IsCountedByProviderChannelAndOutcome(SendOutcome outcome, string word)
    {
        Assert.Equal(("a", "sms", word), await CountAsync(static result => new(result), outcome));
        Assert.Equal(("a", "sms", word), await CountAsync(static result => new(LaterAsync(result)), outcome));
    }

    [Fact]
    public async Task SendAsync_ProviderThrows_IsCountedAsUnknownAndThrown()
    {
        (string?, string?, string?) counted = default;
        await Assert.ThrowsAsync<IOException>(async () => await CountAsync(
            static _ => ValueTask.FromException<SendOutcome>(new IOException("gone")), Taken, measured => counted = measured));

        Assert.Equal(("a", "sms", "unknown"), counted);
    }

    private static async Task<SendOutcome> LaterAsync(SendOutcome outcome)
    {
        await Task.Yield();
        return outcome;
    }

    private static async Task<(string?, string?, string?)> CountAsync(
        Func<SendOutcome, ValueTask<SendOutcome>> answer, SendOutcome outcome, Action<(string?, string?, string?)>? told = null)
    {
        using var services = Host(new FakeProvider("a", Channel.Sms) { Answer = () => answer(outcome) });
        var meters = services.GetRequiredService<IMeterFactory>();
        var counted = new List<(string?, string?, string?)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "otpactors.delivery.messages")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            counted.Add((tags[0].Value as string, tags[1].Value as string, tags[2].Value as string));
            told?.Invoke(counted[0]);
        });
        listener.Start();
        var provider = Router(services).Pick(WorkspaceId.Default, Channel.Sms, SampleMessage.Number("+12025550123"), [])!;
        Assert.Same(outcome, await provider.SendAsync(SampleMessage.To("+12025550123", Channel.Sms), CancellationToken.None));
        return Assert.Single(counted);
    }

    private static IProviderRouter Router(ServiceProvider services) => services.GetRequiredService<IProviderRouter>();

    private static ServiceProvider Host(params FakeProvider[] providers)
    {
        var services = new ServiceCollection().AddDelivery();
        foreach (var provider in providers)
        {
            services.AddSingleton<IChannelProvider>(provider);
        }

        return services.BuildServiceProvider();
    }
}
