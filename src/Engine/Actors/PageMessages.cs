using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Actors;

/// <summary>What is asked of pages of outboxes and what they answer, as it travels. The numbers are on the wire.</summary>
internal static class PageMessages
{
    public static void Write(PageRequest request, ref StateWriter to)
    {
        switch ((request as PageRequest.Apply)?.Command)
        {
            case null:
                to.Number(0);
                break;
            case PageCommand.Add add:
                to.Number(1);
                PageFormat.Write(add.Address, ref to);
                to.Number(Math.Max(0, add.Room));
                WriteEvents(add.Events, ref to);
                break;
            case PageCommand.Take take:
                to.Number(2);
                to.Number(Math.Max(0, take.Room));
                break;
            case PageCommand.Settle settle:
                to.Number(3);
                to.Bits(settle.Otp.Value);
                to.Number(settle.Sequence);
                to.Number(settle.Number);
                to.Number(BitConverter.DoubleToUInt64Bits(settle.Jitter));
                Write(settle.Result, ref to);
                break;
            case PageCommand.Bury:
                to.Number(4);
                break;
            case PageCommand.Replay replay:
                to.Number(5);
                to.Time(replay.Since);
                to.Time(replay.At);
                break;
            case PageCommand.Drop:
                to.Number(6);
                break;
            case { } other:
                throw new ArgumentOutOfRangeException(nameof(request), other.GetType().Name, "This command has no number.");
        }
    }

    public static PageRequest ReadRequest(ref StateReader from)
    {
        var number = from.Small();
        return number == 0 ? PageRequest.Read.Instance : new PageRequest.Apply(ReadCommand(number, ref from));
    }

    public static void Write(PageAnswer answer, ref StateWriter to)
    {
        to.Flag(answer.State is not null);
        if (answer.State is { } state)
        {
            PageFormat.Write(state, ref to);
        }

        to.Number(answer.Taken.Length);
        foreach (var queued in answer.Taken)
        {
            PageFormat.Write(queued, ref to);
        }

        WriteEvents(answer.Left, ref to);
        to.Number(answer.Count);
    }

    public static PageAnswer ReadAnswer(ref StateReader from)
    {
        var state = from.Flag() ? PageFormat.Read(ref from) : null;
        var taken = ImmutableArray.CreateBuilder<QueuedEvent>(from.Count());
        for (var i = 0; i < taken.Capacity; i++)
        {
            taken.Add(PageFormat.ReadQueued(ref from));
        }

        return new PageAnswer(state, taken.MoveToImmutable(), ReadEvents(ref from), from.Small());
    }

    private static PageCommand ReadCommand(int number, ref StateReader from)
    {
        switch (number)
        {
            case 1:
                var (address, room) = (PageFormat.ReadAddress(ref from), from.Small());
                return new PageCommand.Add(address, ReadEvents(ref from), room);
            case 2:
                return new PageCommand.Take(from.Small());
            case 3:
                var (otp, sequence, tried) = (new OtpId(from.Bits()), from.Small(), from.Small());
                var jitter = BitConverter.UInt64BitsToDouble(from.Number());
                return new PageCommand.Settle(otp, sequence, tried, ReadResult(ref from), jitter);
            case 4:
                return new PageCommand.Bury();
            case 5:
                return new PageCommand.Replay(from.Time(), from.Time());
            case 6:
                return new PageCommand.Drop();
            default:
                throw new InvalidDataException($"A command to a page has the number {number}, which this build does not know. Upgrade the older silos first.");
        }
    }

    private static void Write(TryResult result, ref StateWriter to)
    {
        to.Number(result.StatusCode ?? 0);
        to.Span(result.Duration);
        to.Flag(result.RetryAfter.HasValue);
        // A receiver may ask for centuries; the machine waits no longer than this anyway.
        to.Span(result.RetryAfter is { } asked && asked < PageMachine.RetryAfterMax ? asked : result.RetryAfter is null ? TimeSpan.Zero : PageMachine.RetryAfterMax);
    }

    private static TryResult ReadResult(ref StateReader from)
    {
        int? status = from.Small() is var code and > 0 ? code : null;
        var duration = from.Span();
        var (asked, after) = (from.Flag(), from.Span());
        return new TryResult(status, duration, asked ? after : null);
    }

    private static void WriteEvents(ImmutableArray<WebhookEvent> events, ref StateWriter to)
    {
        to.Number(events.Length);
        foreach (var told in events)
        {
            PageFormat.Write(told, ref to);
        }
    }

    private static ImmutableArray<WebhookEvent> ReadEvents(ref StateReader from)
    {
        var events = ImmutableArray.CreateBuilder<WebhookEvent>(from.Count());
        for (var i = 0; i < events.Capacity; i++)
        {
            events.Add(PageFormat.ReadEvent(ref from));
        }

        return events.MoveToImmutable();
    }
}
