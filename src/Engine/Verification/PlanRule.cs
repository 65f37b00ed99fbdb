using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Engine.Verification;

/// <summary>The channels for some numbers, in order.</summary>
/// <param name="Prefix">How the numbers begin, such as <c>+91</c>; empty for all.</param>
/// <param name="Steps">1 to <see cref="Domain.Limits.PlanStepsMax"/> channels, none twice, each with the wait for its receipt; null for the workspace's.</param>
public sealed record PlanRule(string Prefix, ImmutableArray<(Channel Channel, TimeSpan? ReceiptTimeout)> Steps)
{
    /// <summary>WhatsApp first, then SMS.</summary>
    public static PlanRule Standard { get; } = new("", [(Channel.WhatsApp, null), (Channel.Sms, null)]);

    /// <summary>The wait for a channel's receipt.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The wait; null for the workspace's.</returns>
    public TimeSpan? TimeoutOf(Channel channel)
    {
        foreach (var step in Steps)
        {
            if (step.Channel == channel)
            {
                return step.ReceiptTimeout;
            }
        }

        return null;
    }
}
