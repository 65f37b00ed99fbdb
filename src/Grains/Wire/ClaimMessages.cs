using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of idempotency keys and what they answer.</summary>
internal static class ClaimMessages
{
    public static void Write(ClaimRequest request, ref StateWriter to)
    {
        switch (request)
        {
            case ClaimRequest.Open open:
                to.Number(1);
                to.Bits(open.Fingerprint);
                to.Bits(open.Otp.Value);
                to.Number(open.Holder);
                break;
            case ClaimRequest.Complete complete:
                to.Number(2);
                to.Number(complete.Holder);
                to.Bytes(complete.Answer.AsSpan());
                break;
            case ClaimRequest.Forget forget:
                to.Number(3);
                to.Number(forget.Holder);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "This request has no number.");
        }
    }

    public static ClaimRequest ReadRequest(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => new ClaimRequest.Open(from.Bits(), new OtpId(from.Bits()), from.Number()),
            2 => new ClaimRequest.Complete(from.Number(), [.. from.Bytes()]),
            3 => new ClaimRequest.Forget(from.Number()),
            _ => throw Messages.Unknown("request to an idempotency key", number),
        };
    }

    public static void Write(ClaimAnswer answer, ref StateWriter to)
    {
        to.Number((int)answer.Outcome);
        to.Bits(answer.Otp.Value);
        to.Bytes(answer.Answer.AsSpan());
        to.Span(answer.RetryAfter);
    }

    public static ClaimAnswer ReadAnswer(ref StateReader from) =>
        new(OtpFormat.Known((ClaimOutcome)from.Small()), new OtpId(from.Bits()), [.. from.Bytes()], from.Span());
}
