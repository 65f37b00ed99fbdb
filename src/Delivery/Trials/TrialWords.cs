using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Trials;

/// <summary>What a provider said, in sentences for an operator.</summary>
internal static class TrialWords
{
    public static string Of(Channel channel) => channel == Channel.Sms ? "SMS" : "WhatsApp";

    public static string Of(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted accepted => accepted.MessageId is { } id ? $"taken. The provider calls the message {id}." : "taken.",
        SendOutcome.Rejected rejected => $"refused for this person, for good: {Of(rejected.Reason)} (the provider's code: {rejected.ProviderCode}). Nothing was sent; "
            + "a real send would try the next channel at once.",
        SendOutcome.RetryLater later => $"not now (the provider's code: {later.ProviderCode}). {Again(later)}",
        SendOutcome.Misconfigured wrong => $"the set-up is wrong: {Of(wrong.Reason)} (the provider's code: {wrong.ProviderCode}). Nothing was sent. {Reach(wrong.Scope)}",
        SendOutcome.Unknown unknown => $"{Of(unknown.Reason)} The message may be on its way, so it would not be repeated: look at the phone.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "Unknown outcome."),
    };

    public static string Of(ProviderReceipt receipt) => receipt.State switch
    {
        ReceiptState.Sent => "It is on its way.",
        ReceiptState.Delivered => "It reached the phone.",
        ReceiptState.Read => "It was read.",
        ReceiptState.Failed => $"It did not reach the phone ({receipt.Error ?? Failure.Undelivered}). A real send would try the next channel at once.",
    };

    private static string Of(RejectionReason reason) => reason switch
    {
        RejectionReason.NotOnChannel => "the number cannot be reached on this channel",
        RejectionReason.InvalidNumber => "there is no such number",
        RejectionReason.OptedOut => "the person does not want these messages",
        RejectionReason.Blocked => "the network or the provider blocks the number",
        RejectionReason.ContentRejected => "the text was refused",
        RejectionReason.Unspecified => "the provider did not say why in a way that is known here",
    };

    private static string Of(MisconfigurationReason reason) => reason switch
    {
        MisconfigurationReason.Credentials => "the credentials are refused, or the account is closed. Check keys and tokens of this provider",
        MisconfigurationReason.Template => "the template does not exist there, is not approved, or has other parameters",
        MisconfigurationReason.Sender => "the sender may not send this: it is unknown, not registered, or not for this number",
        MisconfigurationReason.Balance => "the account has no credit",
        MisconfigurationReason.Region => "this country is not open to the account",
        MisconfigurationReason.Request => "the provider does not understand the request. Check addresses and ids of this provider",
        MisconfigurationReason.Session => "the linked session is gone. Pair the device again",
        MisconfigurationReason.NoProvider => "nobody serves this channel",
    };

    private static string Of(UnknownReason reason) => reason switch
    {
        UnknownReason.Timeout => "no answer within 10 seconds.",
        UnknownReason.ConnectionLost => "the connection broke before an answer came.",
        UnknownReason.UnreadableReply => "the answer cannot be read.",
        UnknownReason.DriverLost => "nobody saw the answer.",
    };

    private static string Again(SendOutcome.RetryLater later)
    {
        var when = later.RetryAfter is { } pause ? $" It asks to wait {Math.Ceiling(pause.TotalSeconds)} s." : "";
        return later.SurelyNotSent
            ? $"Nothing was sent.{when} If this is the first message ever, check the address and whether this machine can reach it."
            : $"It may have been sent all the same: look at the phone.{when}";
    }

    private static string Reach(FailureScope scope) => scope switch
    {
        FailureScope.Recipient => "Other numbers may work.",
        FailureScope.Region => "Other countries may work.",
        FailureScope.Sender or FailureScope.Template => "Other messages of this provider may work.",
        FailureScope.Account or FailureScope.Provider => "No message will work until this is mended.",
    };
}
