namespace OtpActors.Client.Webhooks;

/// <summary>Events are sent again.</summary>
/// <param name="Queued">How many.</param>
public sealed record ReplayReply(int Queued);
