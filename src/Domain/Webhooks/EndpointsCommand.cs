namespace OtpActors.Domain.Webhooks;

/// <summary>What can happen to the webhook endpoints of a workspace.</summary>
public abstract record EndpointsCommand
{
    private EndpointsCommand()
    {
    }

    /// <summary>One is added.</summary>
    /// <param name="Id">Its name, drawn for it.</param>
    /// <param name="Url">Where events go; its form is checked.</param>
    /// <param name="Topics">Which events.</param>
    /// <param name="Salt">Of its secret.</param>
    public sealed record Add(EndpointId Id, string Url, WebhookTopics Topics, UInt128 Salt) : EndpointsCommand;

    /// <summary>One is changed; what is null stays.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Url">Where events go.</param>
    /// <param name="Topics">Which events.</param>
    /// <param name="Enabled">Whether anything is sent.</param>
    public sealed record Change(EndpointId Id, string? Url, WebhookTopics? Topics, bool? Enabled) : EndpointsCommand;

    /// <summary>One is removed.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Remove(EndpointId Id) : EndpointsCommand;

    /// <summary>One gets a new secret; the one before signs too for a while.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Salt">Of the new secret.</param>
    public sealed record Rotate(EndpointId Id, UInt128 Salt) : EndpointsCommand;

    /// <summary>One said that it is gone (410).</summary>
    /// <param name="Id">Which.</param>
    public sealed record Gone(EndpointId Id) : EndpointsCommand;

    /// <summary>An event used up all its tries at one.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Since">From when on it fails, unless it does already: now, since others may have reached it while the event was tried.</param>
    public sealed record Exhausted(EndpointId Id, DateTimeOffset Since) : EndpointsCommand;

    /// <summary>An event reached one that had been failing.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Recovered(EndpointId Id) : EndpointsCommand;
}
