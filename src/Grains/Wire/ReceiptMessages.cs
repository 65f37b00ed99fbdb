using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;
using OtpActors.Grains.Front;

namespace OtpActors.Grains.Wire;

/// <summary>Receipts that front ends hand over.</summary>
internal static class ReceiptMessages
{
    public static void Write(ReceiptNote note, ref StateWriter to)
    {
        switch (note)
        {
            case ReceiptNote.OfAttempt receipt:
                to.Number(1);
                to.Bits(receipt.Otp.Value);
                to.Number(receipt.Attempt);
                break;
            case ReceiptNote.OfMessage receipt:
                to.Number(2);
                to.Text(receipt.Provider);
                to.Text(receipt.MessageId);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(note), note.GetType().Name, "This receipt has no number.");
        }

        to.Number((int)note.State);
        to.Text(note.Error);
    }

    public static ReceiptNote Read(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => new ReceiptNote.OfAttempt(new OtpId(from.Bits()), from.Small(), State(ref from), from.TextOrNone()),
            2 => new ReceiptNote.OfMessage(from.Text(), from.Text(), State(ref from), from.TextOrNone()),
            _ => throw Messages.Unknown("receipt", number),
        };
    }

    private static ReceiptState State(ref StateReader from) => OtpFormat.Known((ReceiptState)from.Small());
}
