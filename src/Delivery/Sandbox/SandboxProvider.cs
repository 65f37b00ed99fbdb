using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Sandbox;

/// <summary>
/// Delivers to the inbox instead of to people, and plays the scenario of the number (<see cref="ReservedNumbers"/>). It answers at once:
/// whoever measures a send measures OtpActors, not the sandbox.
/// </summary>
internal sealed class SandboxProvider(SandboxInbox inbox, SandboxReceipts soon, SandboxReceipts late, TimeProvider clock) : IChannelProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "sandbox";

    /// <summary>When a delivered receipt comes.</summary>
    public static readonly TimeSpan SoonAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>When a late one does: after the usual 10 s of patience, so that a fallback has happened by then.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(15);

    private static readonly SendOutcome Refused = new SendOutcome.Rejected(RejectionReason.NotOnChannel, "sandbox_refused");
    private static readonly SendOutcome Down = new SendOutcome.RetryLater(null, FailureScope.Provider, SurelyNotSent: true, "sandbox_down");
    private static readonly SendOutcome Lost = new SendOutcome.Unknown(UnknownReason.Timeout);

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp, Channel.Sms];

    /// <inheritdoc/>
    public ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var scenario = ReservedNumbers.Read(message.Phone, message.Channel);
        if (scenario is SandboxScenario.Refused or SandboxScenario.Down)
        {
            return new(scenario == SandboxScenario.Refused ? Refused : Down);
        }

        inbox.Add(message, clock.GetUtcNow());
        return new(Delivered(message, scenario));
    }

    private SendOutcome Delivered(DeliveryMessage message, SandboxScenario scenario)
    {
        switch (scenario)
        {
            case SandboxScenario.Unknown:
                return Lost;
            case SandboxScenario.Silent:
                return Accepted(message);
            case SandboxScenario.Late:
                late.Expect(message.Otp, message.Attempt);
                return Accepted(message);
            default:
                soon.Expect(message.Otp, message.Attempt);
                return Accepted(message);
        }
    }

    private static SendOutcome.Accepted Accepted(DeliveryMessage message) => new($"sandbox-{message.Otp}-{message.Attempt}", ReceiptExpected: true);
}
