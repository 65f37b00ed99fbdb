namespace OtpActors.Domain.Webhooks;

/// <summary>What came of a command to the webhook endpoints.</summary>
public enum EndpointsOutcome
{
    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>There is no endpoint of that name.</summary>
    NotFound = 2,

    /// <summary>There are <see cref="Limits.WebhookEndpointsMax"/> already.</summary>
    Full = 3,
}
