using OtpActors.Domain.Deliveries;

namespace OtpActors.Http.Otps.Status;

/// <summary>One message of an OTP.</summary>
internal sealed record DeliveryReply(string Channel, string? Provider, string? MessageId, string Status, DateTimeOffset At, string? Error)
{
    public static DeliveryReply Of(Attempt attempt) => new(
        attempt.Channel.Name(),
        attempt.Provider.Length == 0 ? null : attempt.Provider,
        attempt.MessageId,
        Name(attempt.Status),
        attempt.At,
        attempt.Error);

    private static string Name(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Sending => "sending",
        DeliveryStatus.Unknown => "unknown",
        DeliveryStatus.Sent => "sent",
        DeliveryStatus.Failed => "failed",
        DeliveryStatus.Delivered => "delivered",
        DeliveryStatus.Read => "read",
    };
}
