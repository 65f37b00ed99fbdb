using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Front;

namespace OtpActors.Grains.Wire;

/// <summary>What front ends are answered.</summary>
internal static class DoorAnswers
{
    public static void Write(DoorAnswer answer, ref StateWriter to)
    {
        to.Flag(answer.Replayed);
        to.Number(answer.Remaining);
        to.Span(answer.Reset);
        switch (answer.Value)
        {
            case null:
                to.Number(0);
                WriteRefusal(answer.Refusal!, ref to);
                break;
            case SendReceipt receipt:
                to.Number(1);
                WriteReceipt(receipt, ref to);
                break;
            case CheckResult result:
                to.Number(2);
                WriteResult(result, ref to);
                break;
            case OtpState state:
                to.Number(3);
                Blob.Write(state, OtpFormat.Write, ref to);
                break;
            case SearchPage page:
                to.Number(4);
                to.Number(page.Items.Length);
                foreach (var item in page.Items)
                {
                    Blob.Write(item, OtpFormat.Write, ref to);
                }

                to.Bits(page.Next?.Value ?? 0);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(answer), answer.Value.GetType().Name, "This answer has no number.");
        }
    }

    public static DoorAnswer Read(ref StateReader from)
    {
        var replayed = from.Flag();
        var remaining = from.Small();
        var reset = from.Span();
        var number = from.Small();
        return number switch
        {
            0 => new DoorAnswer(null, ReadRefusal(ref from), replayed, remaining, reset),
            1 => new DoorAnswer(ReadReceipt(ref from), null, replayed, remaining, reset),
            2 => new DoorAnswer(ReadResult(ref from), null, replayed, remaining, reset),
            3 => new DoorAnswer(ReadState(ref from), null, replayed, remaining, reset),
            4 => new DoorAnswer(ReadPage(ref from), null, replayed, remaining, reset),
            _ => throw Messages.Unknown("answer to a front end", number),
        };
    }

    private static void WriteRefusal(Refusal refusal, ref StateWriter to)
    {
        to.Number((int)refusal.Code);
        to.Text(refusal.Detail);
        to.Text(refusal.Field);
        to.Text(refusal.Limit);
        to.Number(refusal.LimitCount ?? 0);
        to.Flag(refusal.RetryAfter.HasValue);
        to.Span(Up(refusal.RetryAfter ?? TimeSpan.Zero));
    }

    private static Refusal ReadRefusal(ref StateReader from)
    {
        var refusal = new Refusal(OtpFormat.Known((RefusalCode)from.Small()), from.Text())
        {
            Field = from.TextOrNone(),
            Limit = from.TextOrNone(),
            LimitCount = from.Small() is > 0 and var count ? count : null,
        };
        var told = from.Flag();
        var after = from.Span();
        return told ? refusal with { RetryAfter = after } : refusal;
    }

    private static void WriteReceipt(SendReceipt receipt, ref StateWriter to)
    {
        to.Bits(receipt.Otp.Value);
        to.Number((int)receipt.Channel);
        to.Text(receipt.Phone.E164);
        to.Time(receipt.ExpiresAt);
        to.Span(receipt.ExpiresIn);
        to.Text(receipt.MessageId);
        to.Number(receipt.AttemptsAllowed);
        to.Time(receipt.ResendAt);
    }

    private static SendReceipt ReadReceipt(ref StateReader from) => new(
        new OtpId(from.Bits()), OtpFormat.Known((Channel)from.Small()), Phone(from.Text()), from.Time(), from.Span(), from.TextOrNone(), from.Small(), from.Time());

    private static void WriteResult(CheckResult result, ref StateWriter to)
    {
        to.Bits(result.Otp.Value);
        to.Flag(result.Valid);
        to.Number(Math.Max(0, result.AttemptsRemaining));
        to.Text(result.Phone.E164);
        to.Time(result.VerifiedAt);
        to.Number((int)result.Channel);
    }

    private static CheckResult ReadResult(ref StateReader from) => new(
        new OtpId(from.Bits()), from.Flag(), from.Small(), Phone(from.Text()), from.TimeOrNone(), OtpFormat.Known((Channel)from.Small()));

    private static OtpState ReadState(ref StateReader from) =>
        Blob.Read(OtpFormat.Read, ref from) ?? throw new InvalidDataException("An answer holds no OTP.");

    private static SearchPage ReadPage(ref StateReader from)
    {
        var items = ImmutableArray.CreateBuilder<OtpState>(from.Count());
        for (var i = 0; i < items.Capacity; i++)
        {
            items.Add(ReadState(ref from));
        }

        var next = from.Bits();
        return new SearchPage(items.MoveToImmutable(), next == 0 ? null : new OtpId(next));
    }

    private static PhoneNumber Phone(string text) =>
        PhoneNumber.TryParse(text, out var phone) ? phone : throw new InvalidDataException("An answer holds no phone number.");

    /// <summary>Who waits as told must not be refused again.</summary>
    private static TimeSpan Up(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));
}
