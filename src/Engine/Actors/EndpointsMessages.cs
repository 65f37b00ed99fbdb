using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>What is asked of a workspace's webhook endpoints, as it travels. The numbers are on the wire.</summary>
internal static class EndpointsMessages
{
    public static void Write(EndpointsRequest request, ref StateWriter to)
    {
        switch ((request as EndpointsRequest.Apply)?.Command)
        {
            case null:
                to.Number(0);
                break;
            case EndpointsCommand.Add add:
                to.Number(1);
                to.Bits(add.Id.Value);
                to.Text(add.Url);
                to.Number((int)add.Topics);
                to.Bits(add.Salt);
                break;
            case EndpointsCommand.Change change:
                to.Number(2);
                to.Bits(change.Id.Value);
                to.Text(change.Url);
                to.Flag(change.Topics.HasValue);
                to.Number((int)(change.Topics ?? 0));
                to.Flag(change.Enabled.HasValue);
                to.Flag(change.Enabled ?? false);
                break;
            case EndpointsCommand.Remove remove:
                to.Number(3);
                to.Bits(remove.Id.Value);
                break;
            case EndpointsCommand.Rotate rotate:
                to.Number(4);
                to.Bits(rotate.Id.Value);
                to.Bits(rotate.Salt);
                break;
            case EndpointsCommand.Gone gone:
                to.Number(5);
                to.Bits(gone.Id.Value);
                break;
            case EndpointsCommand.Exhausted exhausted:
                to.Number(6);
                to.Bits(exhausted.Id.Value);
                to.Time(exhausted.Since);
                break;
            case EndpointsCommand.Recovered recovered:
                to.Number(7);
                to.Bits(recovered.Id.Value);
                break;
            case { } other:
                throw new ArgumentOutOfRangeException(nameof(request), other.GetType().Name, "This command has no number.");
        }
    }

    public static EndpointsRequest Read(ref StateReader from)
    {
        var number = from.Small();
        return number == 0 ? EndpointsRequest.Read.Instance : new EndpointsRequest.Apply(ReadCommand(number, new EndpointId(from.Bits()), ref from));
    }

    private static EndpointsCommand ReadCommand(int number, EndpointId id, ref StateReader from) => number switch
    {
        1 => new EndpointsCommand.Add(id, from.Text(), EndpointsActor.Known(from.Small()), from.Bits()),
        2 => ReadChange(id, ref from),
        3 => new EndpointsCommand.Remove(id),
        4 => new EndpointsCommand.Rotate(id, from.Bits()),
        5 => new EndpointsCommand.Gone(id),
        6 => new EndpointsCommand.Exhausted(id, from.Time()),
        7 => new EndpointsCommand.Recovered(id),
        _ => throw new InvalidDataException($"A command to webhook endpoints has the number {number}, which this build does not know. Upgrade the older silos first."),
    };

    private static EndpointsCommand.Change ReadChange(EndpointId id, ref StateReader from)
    {
        var url = from.TextOrNone();
        var (hasTopics, topics) = (from.Flag(), EndpointsActor.Known(from.Small()));
        var (hasEnabled, enabled) = (from.Flag(), from.Flag());
        return new EndpointsCommand.Change(id, url, hasTopics ? topics : null, hasEnabled ? enabled : null);
    }
}
