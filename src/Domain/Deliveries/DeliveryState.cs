using System.Collections.Immutable;

namespace OtpActors.Domain.Deliveries;

/// <summary>The delivery of one OTP: the plan of the current round and every message so far.</summary>
/// <param name="Steps">The current round's plan, in order.</param>
/// <param name="Step">The index of the step in use.</param>
/// <param name="Round">0 for the send, then one more for each resend.</param>
/// <param name="Attempts">All messages, oldest first; the last one is the current.</param>
/// <param name="LeaseUntil">Somebody is calling the provider for the current attempt until then; afterwards its outcome counts as unknown.</param>
/// <param name="FallbackAt">Without a delivered receipt by then the next step starts.</param>
public sealed record DeliveryState(
    ImmutableArray<PlanStep> Steps,
    int Step,
    int Round,
    ImmutableArray<Attempt> Attempts,
    DateTimeOffset? LeaseUntil,
    DateTimeOffset? FallbackAt)
{
    /// <summary>Nothing sent yet.</summary>
    public static DeliveryState Empty { get; } = new([], 0, -1, [], null, null);

    /// <summary>The message that the plan waits for; null before the first.</summary>
    public Attempt? Current => Attempts.IsEmpty ? null : Attempts[^1];

    /// <summary>Whether any message surely reached the phone.</summary>
    public bool Delivered => Attempts.Any(static a => a.Status is DeliveryStatus.Delivered or DeliveryStatus.Read);

    /// <summary>Whether any message of the current round surely reached the phone. An earlier round's may have carried another code.</summary>
    public bool RoundDelivered => Attempts.Any(a => a.Round == Round && a.Status is DeliveryStatus.Delivered or DeliveryStatus.Read);

    /// <summary>Whether SMS took over from WhatsApp in some round, and its message left.</summary>
    public bool FellBack => Attempts.Any(sms => sms is { Channel: Deliveries.Channel.Sms, Left: true }
        && Attempts.Any(first => first.Channel == Deliveries.Channel.WhatsApp && first.Round == sms.Round && first.Number < sms.Number));

    /// <summary>The channel to name to people: that of the newest message which did not fail, else of the newest.</summary>
    public Channel? Channel => (Attempts.LastOrDefault(static a => a.Status != DeliveryStatus.Failed) ?? Current)?.Channel;

    /// <summary>When this delivery wants to be looked at again; null when it waits for nothing.</summary>
    public DateTimeOffset? WakeAt => LeaseUntil ?? FallbackAt;
}
