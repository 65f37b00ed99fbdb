using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of phones and what they answer.</summary>
internal static class PhoneMessages
{
    public static void Write(PhoneRequest request, ref StateWriter to)
    {
        switch (request)
        {
            case PhoneRequest.Read:
                to.Number(1);
                break;
            case PhoneRequest.Apply apply:
                to.Number(2);
                WriteCommand(apply.Command, ref to);
                WritePolicy(apply.Policy, ref to);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "This request has no number.");
        }
    }

    public static PhoneRequest ReadRequest(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => PhoneRequest.Read.Instance,
            2 => new PhoneRequest.Apply(ReadCommand(ref from), ReadPolicy(ref from)),
            _ => throw Messages.Unknown("request to a phone", number),
        };
    }

    public static void Write(PhoneAnswer answer, ref StateWriter to)
    {
        to.Number((int)answer.Outcome);
        Blob.Write(answer.State, PhoneFormat.Write, ref to);
        to.Span(answer.RetryAfter);
        WindowFormat.Write(answer.Window is { } window ? [window] : [], ref to);
        to.Time(answer.NextSendAt);
    }

    public static PhoneAnswer ReadAnswer(ref StateReader from)
    {
        var outcome = OtpFormat.Known((PhoneOutcome)from.Small());
        var state = Blob.Read(PhoneFormat.Read, ref from) ?? PhoneState.Empty;
        var retryAfter = from.Span();
        var windows = WindowFormat.Read(ref from);
        return new PhoneAnswer(outcome, state, retryAfter, windows.IsEmpty ? null : windows[0], from.TimeOrNone());
    }

    private static void WriteCommand(PhoneCommand command, ref StateWriter to)
    {
        switch (command)
        {
            case PhoneCommand.Reserve reserve:
                to.Number(1);
                to.Bits(reserve.Otp.Value);
                to.Number(reserve.Token);
                break;
            case PhoneCommand.Release release:
                to.Number(release.Tried ? 2 : 7);
                to.Bits(release.Otp.Value);
                to.Number(release.Token);
                break;
            case PhoneCommand.TakeHold take:
                to.Number(3);
                to.Number((ulong)take.Number);
                break;
            case PhoneCommand.DropHold drop:
                to.Number(4);
                to.Number((ulong)drop.Number);
                break;
            case PhoneCommand.Charge charge:
                to.Number(5);
                to.Bits(charge.Otp.Value);
                to.Number(charge.Tries);
                to.Number((ulong)charge.Hold);
                break;
            case PhoneCommand.Clear:
                to.Number(6);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "This command has no number.");
        }
    }

    private static PhoneCommand ReadCommand(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => new PhoneCommand.Reserve(new OtpId(from.Bits()), from.Number()),
            2 => new PhoneCommand.Release(new OtpId(from.Bits()), from.Number()),
            3 => new PhoneCommand.TakeHold((long)from.Number()),
            4 => new PhoneCommand.DropHold((long)from.Number()),
            5 => new PhoneCommand.Charge(new OtpId(from.Bits()), from.Small(), (long)from.Number()),
            6 => new PhoneCommand.Clear(),
            7 => new PhoneCommand.Release(new OtpId(from.Bits()), from.Number(), Tried: false),
            _ => throw Messages.Unknown("command to a phone", number),
        };
    }

    private static void WritePolicy(PhonePolicy policy, ref StateWriter to)
    {
        WindowFormat.Write(policy.Windows, ref to);
        to.Number(policy.FailedChecks);
        to.Span(policy.ListedFor);
    }

    private static PhonePolicy ReadPolicy(ref StateReader from) => new(WindowFormat.Read(ref from), from.Small(), from.Span());
}
