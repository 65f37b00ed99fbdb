using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>The webhook endpoints of one workspace: lets <see cref="EndpointsMachine"/> decide, says what to save.</summary>
public sealed class EndpointsActor : IPortableActor<EndpointsState, EndpointsRequest, EndpointsAnswer>
{
    private const int Version = 1;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Endpoints;

    /// <inheritdoc/>
    public Turn<EndpointsState, EndpointsAnswer> Decide(EndpointsState? state, EndpointsRequest request, DateTimeOffset now)
    {
        var endpoints = state ?? EndpointsState.Empty;
        if (request is not EndpointsRequest.Apply apply)
        {
            return new Turn<EndpointsState, EndpointsAnswer>(state, false, new EndpointsAnswer(EndpointsOutcome.Done, endpoints));
        }

        var (next, outcome) = EndpointsMachine.Decide(endpoints, apply.Command, now);
        var changed = !ReferenceEquals(next, endpoints);
        return new Turn<EndpointsState, EndpointsAnswer>(changed ? next : state, changed, new EndpointsAnswer(outcome, next));
    }

    /// <inheritdoc/>
    public bool IsBirth(EndpointsRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(EndpointsState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(EndpointsState state) => null;

    /// <inheritdoc/>
    public bool Remembers(EndpointsState state) => false;

    /// <inheritdoc/>
    public void Write(EndpointsState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Number(state.Endpoints.Length);
        foreach (var endpoint in state.Endpoints)
        {
            to.Bits(endpoint.Id.Value);
            to.Text(endpoint.Url);
            to.Number((int)endpoint.Topics);
            to.Flag(endpoint.Enabled);
            to.Time(endpoint.CreatedAt);
            to.Bits(endpoint.Salt);
            to.Bits(endpoint.OldSalt);
            to.Time(endpoint.OldUntil);
            to.Time(endpoint.FailingSince);
        }
    }

    /// <inheritdoc/>
    public EndpointsState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"Webhook endpoints are stored in format {version}; this build reads formats up to {Version}.");
        }

        var endpoints = new WebhookEndpoint[from.Count()];
        for (var i = 0; i < endpoints.Length; i++)
        {
            endpoints[i] = new WebhookEndpoint(
                new EndpointId(from.Bits()),
                from.Text(),
                Known(from.Small()),
                Enabled: from.Flag(),
                CreatedAt: from.Time(),
                Salt: from.Bits(),
                OldSalt: from.Bits(),
                OldUntil: from.TimeOrNone(),
                FailingSince: from.TimeOrNone());
        }

        return new EndpointsState([.. endpoints]);
    }

    /// <inheritdoc/>
    public void WriteRequest(EndpointsRequest request, ref StateWriter to) => EndpointsMessages.Write(request, ref to);

    /// <inheritdoc/>
    public EndpointsRequest ReadRequest(ref StateReader from) => EndpointsMessages.Read(ref from);

    /// <inheritdoc/>
    public void WriteAnswer(EndpointsAnswer answer, ref StateWriter to)
    {
        to.Number((int)answer.Outcome);
        Write(answer.State, ref to);
    }

    /// <inheritdoc/>
    public EndpointsAnswer ReadAnswer(ref StateReader from) => new(OtpFormat.Known((EndpointsOutcome)from.Small()), Read(ref from));

    internal static WebhookTopics Known(int topics) => (topics & ~(int)WebhookTopics.All) == 0
        ? (WebhookTopics)topics
        : throw new InvalidDataException("A stored webhook endpoint wants events that this build does not know.");
}
