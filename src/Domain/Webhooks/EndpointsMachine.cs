namespace OtpActors.Domain.Webhooks;

/// <summary>
/// The webhook endpoints of a workspace.
/// <list type="table">
/// <item><term>rotated</term><description>both secrets sign for <see cref="Overlap"/> (A69)</description></item>
/// <item><term>gone (410)</term><description>disabled (A71)</description></item>
/// <item><term>nothing reached it for <see cref="FailingMax"/></term><description>disabled (A72)</description></item>
/// <item><term>enabled again, or another URL</term><description>its failures are forgotten</description></item>
/// </list>
/// </summary>
public static class EndpointsMachine
{
    /// <summary>How long the secret before a rotation signs too.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>After so long without one success an endpoint is disabled (Standard Webhooks 1.0.0, "Delivery success and failure": 5 days is its example).</summary>
    public static readonly TimeSpan FailingMax = TimeSpan.FromDays(5);

    /// <summary>Decides what follows from a command.</summary>
    /// <param name="state">The endpoints so far.</param>
    /// <param name="command">What happened.</param>
    /// <param name="now">When it happened.</param>
    /// <returns>The next state and the answer.</returns>
    public static EndpointsDecision Decide(EndpointsState state, EndpointsCommand command, DateTimeOffset now) => command switch
    {
        EndpointsCommand.Add add => Add(state, add, now),
        EndpointsCommand.Change change => On(state, change.Id, e => Change(e, change)),
        EndpointsCommand.Remove remove => state.Find(remove.Id) is { } endpoint
            ? new EndpointsDecision(new EndpointsState(state.Endpoints.Remove(endpoint)), EndpointsOutcome.Done)
            : new EndpointsDecision(state, EndpointsOutcome.NotFound),
        EndpointsCommand.Rotate rotate => On(
            state, rotate.Id, e => e with { Salt = rotate.Salt, OldSalt = e.Salt, OldUntil = now + Overlap }),
        EndpointsCommand.Gone gone => On(state, gone.Id, static e => e with { Enabled = false }),
        EndpointsCommand.Exhausted exhausted => On(state, exhausted.Id, e => Exhausted(e, exhausted.Since, now)),
        EndpointsCommand.Recovered recovered => On(state, recovered.Id, static e => e with { FailingSince = null }),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    private static EndpointsDecision Add(EndpointsState state, EndpointsCommand.Add command, DateTimeOffset now)
    {
        if (state.Find(command.Id) is not null)
        {
            return new EndpointsDecision(state, EndpointsOutcome.Done);
        }

        if (state.Endpoints.Length >= Limits.WebhookEndpointsMax)
        {
            return new EndpointsDecision(state, EndpointsOutcome.Full);
        }

        var endpoint = new WebhookEndpoint(command.Id, command.Url, command.Topics, true, now, command.Salt, 0, null, null);
        return new EndpointsDecision(new EndpointsState(state.Endpoints.Add(endpoint)), EndpointsOutcome.Done);
    }

    private static WebhookEndpoint Change(WebhookEndpoint endpoint, EndpointsCommand.Change change) => endpoint with
    {
        Url = change.Url ?? endpoint.Url,
        Topics = change.Topics ?? endpoint.Topics,
        Enabled = change.Enabled ?? endpoint.Enabled,
        FailingSince = change.Enabled == true || change.Url is not null ? null : endpoint.FailingSince,
    };

    private static WebhookEndpoint Exhausted(WebhookEndpoint endpoint, DateTimeOffset since, DateTimeOffset now)
    {
        var failing = endpoint.FailingSince ?? since;
        return endpoint with { FailingSince = failing, Enabled = endpoint.Enabled && now - failing < FailingMax };
    }

    private static EndpointsDecision On(EndpointsState state, EndpointId id, Func<WebhookEndpoint, WebhookEndpoint> change)
    {
        if (state.Find(id) is not { } endpoint)
        {
            return new EndpointsDecision(state, EndpointsOutcome.NotFound);
        }

        var changed = change(endpoint);
        return new EndpointsDecision(
            changed == endpoint ? state : new EndpointsState(state.Endpoints.Replace(endpoint, changed)), EndpointsOutcome.Done);
    }
}
