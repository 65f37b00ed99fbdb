using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Otps.Send;

/// <summary>The answer to a send or resend.</summary>
internal sealed record SendReply(
    bool Success,
    string OtpId,
    string Channel,
    string Phone,
    DateTimeOffset ExpiresAt,
    long ExpiresIn,
    string? MessageId,
    int AttemptsAllowed,
    DateTimeOffset ResendAt)
{
    public static SendReply Of(SendReceipt receipt) => new(
        true,
        receipt.Otp.ToString(),
        receipt.Channel.Name(),
        receipt.Phone.E164,
        receipt.ExpiresAt,
        (long)receipt.ExpiresIn.TotalSeconds,
        receipt.MessageId,
        receipt.AttemptsAllowed,
        WholeSeconds.Ceiling(receipt.ResendAt));

    /// <summary>Names the type only: the members hold a number.</summary>
    public override string ToString() => nameof(SendReply);
}
