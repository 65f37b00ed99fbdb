namespace OtpActors.Domain.Deliveries;

/// <summary>The words in which a failed message is explained.</summary>
public static class Failure
{
    /// <summary>The provider could not be reached, or would not work for us.</summary>
    public const string Unavailable = "provider_unavailable";

    /// <summary>A receipt says that it did not reach the phone.</summary>
    public const string Undelivered = "undelivered";

    /// <summary>The word for a refusal.</summary>
    /// <param name="reason">Why the provider refused.</param>
    /// <returns>A stable word.</returns>
    public static string Of(RejectionReason reason) => reason switch
    {
        RejectionReason.Unspecified => "rejected",
        RejectionReason.NotOnChannel => "not_on_channel",
        RejectionReason.InvalidNumber => "invalid_number",
        RejectionReason.OptedOut => "opted_out",
        RejectionReason.Blocked => "blocked",
        RejectionReason.ContentRejected => "content_rejected",
    };
}
