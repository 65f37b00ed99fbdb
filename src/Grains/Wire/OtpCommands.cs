using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>The commands of an OTP as they travel.</summary>
internal static class OtpCommands
{
    public static void Write(OtpCommand command, ref StateWriter to)
    {
        switch (command)
        {
            case OtpCommand.Create create:
                to.Number(1);
                Blob.Write(create.Draft, OtpFormat.WriteDraft, ref to);
                Blob.Write(create.Code, OtpFormat.WriteCode, ref to);
                to.Time(create.ResendAt);
                break;
            case OtpCommand.Resend resend:
                to.Number(2);
                DeliveryFormat.WriteSteps(resend.Steps, ref to);
                to.Flag(resend.NewCode);
                to.Number(resend.Token);
                to.Time(resend.ResendAt);
                break;
            case OtpCommand.Cancel:
                to.Number(3);
                break;
            case OtpCommand.Outcome outcome:
                to.Number(4);
                to.Number(outcome.Attempt);
                to.Text(outcome.Provider);
                SendOutcomes.Write(outcome.Result, ref to);
                break;
            case OtpCommand.Receipt receipt:
                to.Number(5);
                to.Number(receipt.Attempt);
                to.Number((int)receipt.State);
                to.Text(receipt.Error);
                break;
            case OtpCommand.Charged charged:
                to.Number(6);
                to.Number(charged.Tries);
                break;
            case OtpCommand.Wake:
                to.Number(7);
                break;
            case OtpCommand.Reported reported:
                to.Number(8);
                to.Number(reported.Events);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "This command does not travel.");
        }
    }

    public static OtpCommand Read(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => new OtpCommand.Create(
                Blob.Read(OtpFormat.ReadDraft, ref from) ?? throw new InvalidDataException("A send holds no draft."),
                Blob.Read(OtpFormat.ReadCode, ref from) ?? throw new InvalidDataException("A send holds no code."),
                from.Time()),
            2 => new OtpCommand.Resend(DeliveryFormat.ReadSteps(ref from), from.Flag(), from.Number(), from.Time()),
            3 => new OtpCommand.Cancel(),
            4 => new OtpCommand.Outcome(from.Small(), from.Text(), SendOutcomes.Read(ref from)),
            5 => new OtpCommand.Receipt(from.Small(), OtpFormat.Known((ReceiptState)from.Small()), from.TextOrNone()),
            6 => new OtpCommand.Charged(from.Small()),
            7 => new OtpCommand.Wake(),
            8 => new OtpCommand.Reported(from.Small()),
            _ => throw Messages.Unknown("command to an OTP", number),
        };
    }
}
