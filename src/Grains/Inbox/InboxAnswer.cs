using OtpActors.Delivery.Sandbox;

namespace OtpActors.Grains.Inbox;

/// <summary>The messages, newest first.</summary>
internal sealed record InboxAnswer(IReadOnlyList<SandboxMessage> Messages);
