namespace OtpActors.Client.Webhooks;

/// <summary>Sends events again.</summary>
/// <param name="Since">From when on.</param>
public sealed record ReplayRequest(DateTimeOffset Since);
