using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Timers;

/// <summary>Whom to call when an actor's time has come.</summary>
/// <param name="otps">For OTPs.</param>
/// <param name="pages">For pages of outboxes; null where there are no webhooks.</param>
internal sealed class Alarms(IAlarm otps, IPageAlarm? pages)
{
    /// <summary>The kinds of actors that can be woken.</summary>
    public ActorKind[] Kinds { get; } = pages is null ? [ActorKind.Otp] : [ActorKind.Otp, ActorKind.Page];

    public ValueTask RingAsync(ActorKey actor, CancellationToken cancellationToken) => actor.Kind == ActorKind.Page
        ? pages?.RingAsync(new PageKey(actor.Id), cancellationToken) ?? ValueTask.CompletedTask
        : otps.RingAsync(new OtpId(actor.Id), cancellationToken);
}
