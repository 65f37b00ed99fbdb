using System.Buffers;
using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Verification;

/// <summary>
/// How an answer is kept with its idempotency key. It holds the OTP's id, not the number, which is filled in when the answer leaves again:
/// so that erasing a phone erases it here too.
/// </summary>
internal static class StoredAnswer
{
    private const int Send = 1;
    private const int Check = 2;
    private const int Dead = 3;

    public static ImmutableArray<byte> Write(SendReceipt receipt)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        var to = new StateWriter(buffer);
        to.Number(Send);
        to.Bits(receipt.Otp.Value);
        to.Number((int)receipt.Channel);
        to.Time(receipt.ExpiresAt);
        to.Span(receipt.ExpiresIn);
        to.Text(receipt.MessageId);
        to.Number(receipt.AttemptsAllowed);
        to.Time(receipt.ResendAt);
        return [.. buffer.WrittenSpan];
    }

    public static ImmutableArray<byte> Write(CheckResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        var to = new StateWriter(buffer);
        to.Number(Check);
        to.Bits(result.Otp.Value);
        to.Flag(result.Valid);
        to.Number(result.AttemptsRemaining);
        to.Time(result.VerifiedAt);
        to.Number((int)result.Channel);
        return [.. buffer.WrittenSpan];
    }

    /// <summary>The refusals of a check that stay true for ever; empty for the others, which are not kept.</summary>
    public static ImmutableArray<byte> Write(Refusal refusal)
    {
        if (refusal.Code is not (RefusalCode.OtpAlreadyVerified or RefusalCode.OtpCanceled or RefusalCode.OtpAttemptsExceeded or RefusalCode.OtpExpired))
        {
            return [];
        }

        var buffer = new ArrayBufferWriter<byte>(4);
        var to = new StateWriter(buffer);
        to.Number(Dead);
        to.Number((int)refusal.Code);
        return [.. buffer.WrittenSpan];
    }

    public static Answer<SendReceipt> ReadSend(ImmutableArray<byte> stored, PhoneNumber phone)
    {
        var from = new StateReader(stored.AsSpan());
        return from.Small() == Send
            ? new Answer<SendReceipt>(new SendReceipt(
                new OtpId(from.Bits()), (Channel)from.Small(), phone, from.Time(), from.Span(), from.TextOrNone(), from.Small(), from.Time()))
            {
                Replayed = true,
            }
            : throw new InvalidDataException("The answer kept with an idempotency key is not that of a send.");
    }

    public static Answer<CheckResult> ReadCheck(ImmutableArray<byte> stored, PhoneNumber phone)
    {
        var from = new StateReader(stored.AsSpan());
        return from.Small() switch
        {
            Check => new Answer<CheckResult>(ReadResult(ref from, phone)) { Replayed = true },
            Dead => new Answer<CheckResult>(Refusals.Of((RefusalCode)from.Small())) { Replayed = true },
            _ => throw new InvalidDataException("The answer kept with an idempotency key is not that of a check."),
        };
    }

    private static CheckResult ReadResult(ref StateReader from, PhoneNumber phone)
    {
        var otp = new OtpId(from.Bits());
        var valid = from.Flag();
        var remaining = from.Small();
        var at = from.TimeOrNone();
        return new CheckResult(otp, valid, remaining, phone, at, (Channel)from.Small());
    }
}
