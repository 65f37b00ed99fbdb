using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Identity;

namespace OtpActors.Webhooks.Outboxes;

/// <summary>An event that somebody took from its page in order to try it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Address">Where the page belongs.</param>
/// <param name="Queued">The event; its <see cref="QueuedEvent.NextAt"/> is the end of the lease.</param>
internal sealed record TakenEvent(PageKey Page, PageAddress Address, QueuedEvent Queued);
