using System.Collections.Immutable;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>How a page of an outbox is stored. The first number is the version; a newer one is refused.</summary>
internal static class PageFormat
{
    private const int Version = 1;

    public static void Write(PageState state, ref StateWriter to)
    {
        to.Number(Version);
        Write(state.Address, ref to);
        to.Time(state.ChangedAt);
        to.Number(state.Events.Length);
        foreach (var queued in state.Events)
        {
            Write(queued, ref to);
        }
    }

    public static PageState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A page of an outbox is stored in format {version}; this build reads formats up to {Version}.");
        }

        var address = ReadAddress(ref from);
        var changedAt = from.Time();
        var count = from.Count();
        if (address.Shard >= Limits.OutboxShards || count > Limits.PageEventsMax)
        {
            throw new InvalidDataException("A stored page contradicts a hard limit.");
        }

        var events = ImmutableArray.CreateBuilder<QueuedEvent>(count);
        for (var i = 0; i < count; i++)
        {
            events.Add(ReadQueued(ref from));
        }

        return new PageState(address, events.MoveToImmutable(), changedAt);
    }

    public static void Write(PageAddress address, ref StateWriter to)
    {
        to.Text(address.Workspace.ToString());
        to.Bits(address.Endpoint.Value);
        to.Number(address.Shard);
        to.Number(address.Number);
    }

    public static PageAddress ReadAddress(ref StateReader from)
    {
        var workspace = WorkspaceId.TryParse(from.Text(), out var name) ? name : throw new InvalidDataException("A stored page names no workspace.");
        return new PageAddress(workspace, new EndpointId(from.Bits()), from.Small(), from.Small());
    }

    public static void Write(QueuedEvent queued, ref StateWriter to)
    {
        Write(queued.Event, ref to);
        to.Number((int)queued.Status);
        to.Time(queued.NextAt);
        to.Number(queued.Number);
        to.Number(queued.Failures);
        WriteTries(queued.Tries, ref to);
    }

    public static QueuedEvent ReadQueued(ref StateReader from) => new(
        ReadEvent(ref from), OtpFormat.Known((QueuedStatus)from.Small()), from.Time(), Number: from.Small(), Failures: from.Small(), ReadTries(ref from));

    public static void Write(WebhookEvent told, ref StateWriter to)
    {
        to.Bits(told.Otp.Value);
        to.Number(told.Sequence);
        to.Number((int)(told.Kind ?? 0));
        to.Time(told.At);
        to.Number((int)told.Channel);
    }

    public static WebhookEvent ReadEvent(ref StateReader from) =>
        new(new OtpId(from.Bits()), from.Small(), Kind(from.Small()), from.Time(), OtpFormat.Known((Channel)from.Small()));

    private static OtpEventKind? Kind(int kind) => kind == 0 ? null : OtpFormat.Known((OtpEventKind)kind);

    private static void WriteTries(ImmutableArray<WebhookTry> tries, ref StateWriter to)
    {
        to.Number(tries.Length);
        foreach (var tried in tries)
        {
            to.Number(tried.Number);
            to.Time(tried.At);
            to.Number(tried.StatusCode ?? 0);
            to.Span(tried.Duration);
            to.Time(tried.NextAt);
        }
    }

    private static ImmutableArray<WebhookTry> ReadTries(ref StateReader from)
    {
        var tries = ImmutableArray.CreateBuilder<WebhookTry>(from.Count());
        for (var i = 0; i < tries.Capacity; i++)
        {
            tries.Add(new WebhookTry(from.Small(), from.Time(), from.Small() is var status and > 0 ? status : null, from.Span(), from.TimeOrNone()));
        }

        return tries.MoveToImmutable();
    }
}
