using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Early;
using OtpActors.Grains.Front;
using OtpActors.Grains.Inbox;
using OtpActors.Grains.Watches;

namespace OtpActors.Grains.Wire;

/// <summary>The kinds of messages. Their numbers are on the wire: a number is never used for something else.</summary>
internal static class Messages
{
    public static void Write(object? message, ref StateWriter to)
    {
        switch (message)
        {
            case null:
                to.Number(0);
                break;
            case OtpRequest request:
                to.Number(1);
                OtpMessages.Write(request, ref to);
                break;
            case OtpAnswer answer:
                to.Number(2);
                OtpMessages.Write(answer, ref to);
                break;
            case PhoneRequest request:
                to.Number(3);
                PhoneMessages.Write(request, ref to);
                break;
            case PhoneAnswer answer:
                to.Number(4);
                PhoneMessages.Write(answer, ref to);
                break;
            case ClaimRequest request:
                to.Number(5);
                ClaimMessages.Write(request, ref to);
                break;
            case ClaimAnswer answer:
                to.Number(6);
                ClaimMessages.Write(answer, ref to);
                break;
            case ReferenceRequest request:
                to.Number(7);
                ReferenceMessages.Write(request, ref to);
                break;
            case ReferenceAnswer answer:
                to.Number(8);
                ReferenceMessages.Write(answer, ref to);
                break;
            case WatchEntries entries:
                to.Number(9);
                WatchMessages.Write(entries, ref to);
                break;
            case DoorRequest request:
                to.Number(10);
                DoorMessages.Write(request, ref to);
                break;
            case DoorAnswer answer:
                to.Number(11);
                DoorAnswers.Write(answer, ref to);
                break;
            case InboxQuestion question:
                to.Number(13);
                InboxMessages.Write(question, ref to);
                break;
            case InboxAnswer answer:
                to.Number(14);
                InboxMessages.Write(answer, ref to);
                break;
            case Letter letter:
                to.Number(15);
                to.Bytes(letter.Bytes.AsSpan());
                break;
            case ReceiptNote note:
                to.Number(16);
                ReceiptMessages.Write(note, ref to);
                break;
            case EarlyMail mail:
                to.Number(17);
                EarlyMessages.Write(mail, ref to);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "This message has no number.");
        }
    }

    public static object? Read(ref StateReader from)
    {
        var kind = from.Small();
        return kind switch
        {
            0 => null,
            1 => OtpMessages.ReadRequest(ref from),
            2 => OtpMessages.ReadAnswer(ref from),
            3 => PhoneMessages.ReadRequest(ref from),
            4 => PhoneMessages.ReadAnswer(ref from),
            5 => ClaimMessages.ReadRequest(ref from),
            6 => ClaimMessages.ReadAnswer(ref from),
            7 => ReferenceMessages.ReadRequest(ref from),
            8 => ReferenceMessages.ReadAnswer(ref from),
            9 => WatchMessages.ReadEntries(ref from),
            10 => DoorMessages.Read(ref from),
            11 => DoorAnswers.Read(ref from),

            // 12 was a message on its way to the one inbox that there was.
            13 => InboxMessages.ReadQuestion(ref from),
            14 => InboxMessages.ReadAnswer(ref from),
            15 => new Letter([.. from.Bytes()]),
            16 => ReceiptMessages.Read(ref from),
            17 => EarlyMessages.Read(ref from),
            _ => throw Unknown("message", kind),
        };
    }

    /// <summary>A newer build sends something that this one does not know.</summary>
    public static InvalidDataException Unknown(string what, int number) =>
        new($"A {what} has the number {number}, which this build does not know. Upgrade the older silos first.");
}
