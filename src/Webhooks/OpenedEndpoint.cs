using OtpActors.Domain.Webhooks;
using OtpActors.Webhooks.Signing;

namespace OtpActors.Webhooks;

/// <summary>An endpoint whose secret is shown, this once.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Secret">The secret.</param>
public sealed record OpenedEndpoint(WebhookEndpoint Endpoint, WebhookSecret Secret);
