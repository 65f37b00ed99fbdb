using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Inbox;

/// <summary>A message on its way to the inbox.</summary>
internal sealed record InboxMail(DeliveryMessage Message, DateTimeOffset At);
