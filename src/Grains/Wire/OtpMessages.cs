using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of OTPs and what they answer.</summary>
internal static class OtpMessages
{
    public static void Write(OtpRequest request, ref StateWriter to)
    {
        switch (request)
        {
            case OtpRequest.Read:
                to.Number(1);
                break;
            case OtpRequest.Apply apply:
                to.Number(2);
                to.Flag(apply.Birth);
                OtpCommands.Write(apply.Command, ref to);
                break;
            case OtpRequest.Check check:
                to.Number(3);
                to.Text(check.Code.Reveal());
                to.Text(check.Purpose);
                to.Number(check.Tag);
                if (check.Verdict is { } verdict)
                {
                    // Added later: who asks no keeper writes what the first build wrote.
                    to.Flag(verdict);
                }

                break;
            case OtpRequest.Erase:
                to.Number(4);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "This request has no number.");
        }
    }

    public static OtpRequest ReadRequest(ref StateReader from)
    {
        var number = from.Small();
        switch (number)
        {
            case 1:
                return OtpRequest.Read.Instance;
            case 2:
                var birth = from.Flag();
                return new OtpRequest.Apply(OtpCommands.Read(ref from), birth);
            case 3:
                var code = OtpCode.TryParse(from.Text(), out var digits) ? digits : throw new InvalidDataException("A check holds no code.");
                return new OtpRequest.Check(code, from.TextOrNone(), from.Number(), from.AtEnd ? null : from.Flag());
            case 4:
                return OtpRequest.Erase.Instance;
            default:
                throw Messages.Unknown("request to an OTP", number);
        }
    }

    public static void Write(OtpAnswer answer, ref StateWriter to)
    {
        to.Number((int)answer.Outcome);
        Blob.Write(answer.State, OtpFormat.Write, ref to);
        to.Number(Math.Max(0, answer.AttemptsRemaining));
        to.Number(answer.Start?.Number ?? 0);
        to.Number(answer.Charge);
    }

    public static OtpAnswer ReadAnswer(ref StateReader from)
    {
        var outcome = OtpFormat.Known((OtpOutcome)from.Small());
        var state = Blob.Read(OtpFormat.Read, ref from);
        var remaining = from.Small();
        var start = from.Small();
        return new OtpAnswer(outcome, state, remaining, start == 0 ? null : state?.Delivery.Attempts[start - 1], from.Small());
    }
}
