namespace OtpActors.Http.Webhooks;

/// <summary>How many events are sent again.</summary>
internal sealed record ReplayReply(int Queued);
