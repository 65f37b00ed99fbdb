using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Early;

namespace OtpActors.Grains.Wire;

/// <summary>Receipts that came before their message was known.</summary>
internal static class EarlyMessages
{
    public static void Write(EarlyMail mail, ref StateWriter to)
    {
        to.Number(mail.Receipts.Length);
        foreach (var receipt in mail.Receipts)
        {
            to.Number((int)receipt.State);
            to.Text(receipt.Error);
        }
    }

    public static EarlyMail Read(ref StateReader from)
    {
        var receipts = ImmutableArray.CreateBuilder<EarlyReceipt>(from.Count());
        for (var i = 0; i < receipts.Capacity; i++)
        {
            receipts.Add(new EarlyReceipt(OtpFormat.Known((ReceiptState)from.Small()), from.TextOrNone()));
        }

        return new EarlyMail(receipts.MoveToImmutable());
    }
}
