using OtpActors.Delivery.Health;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Tests.Routing;

internal sealed class FakeProvider(string name, params Channel[] channels) : IChannelProvider, IProviderProbe
{
    private int _calls;

    public string Name => name;

    public IReadOnlyList<Channel> Channels => channels;

    public bool KnowsRepeats { get; init; }

    public bool CanBeProbed { get; init; }

    public int Calls => _calls;

    public int Probes { get; private set; }

    public Func<ValueTask<SendOutcome>> Answer { get; set; } = static () => new(new SendOutcome.Accepted("1", true));

    public Func<SendOutcome?> Session { get; set; } = static () => null;

    /// <summary>Answers probes in its own time; null for <see cref="Session"/> at once.</summary>
    public Func<ValueTask<SendOutcome?>>? Ask { get; set; }

    public TimeSpan? Every { get; init; }

    public IProviderProbe? Probe => CanBeProbed ? this : null;

    public ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Answer();
    }

    public ValueTask<SendOutcome?> AskAsync(CancellationToken cancellationToken)
    {
        Probes++;
        return Ask?.Invoke() ?? new(Session());
    }
}
