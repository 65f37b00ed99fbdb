using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>What is asked of client references and what they answer.</summary>
internal static class ReferenceMessages
{
    public static void Write(ReferenceRequest request, ref StateWriter to)
    {
        switch (request)
        {
            case ReferenceRequest.Read:
                to.Number(1);
                break;
            case ReferenceRequest.Add add:
                to.Number(2);
                to.Bits(add.Otp.Value);
                to.Span(add.ListedFor);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "This request has no number.");
        }
    }

    public static ReferenceRequest ReadRequest(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => ReferenceRequest.Read.Instance,
            2 => new ReferenceRequest.Add(new OtpId(from.Bits()), from.Span()),
            _ => throw Messages.Unknown("request to a client reference", number),
        };
    }

    public static void Write(ReferenceAnswer answer, ref StateWriter to)
    {
        to.Number(answer.Otps.Length);
        foreach (var otp in answer.Otps)
        {
            to.Bits(otp.Value);
        }
    }

    public static ReferenceAnswer ReadAnswer(ref StateReader from)
    {
        var otps = ImmutableArray.CreateBuilder<OtpId>(from.Count());
        for (var i = 0; i < otps.Capacity; i++)
        {
            otps.Add(new OtpId(from.Bits()));
        }

        return new ReferenceAnswer(otps.MoveToImmutable());
    }
}
