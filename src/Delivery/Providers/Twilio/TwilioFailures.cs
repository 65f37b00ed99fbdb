using System.Globalization;
using System.Text.Json;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Twilio;

/// <summary>
/// What Twilio's codes mean (twilio.com/docs/api/errors). An answer that is no success made no message, so all but a server error is surely not sent.
/// Twilio warns that codes can change: those that are not here are this person's, by their HTTP status.
/// </summary>
internal static class TwilioFailures
{
    /// <summary>Reads an answer that is not a success.</summary>
    public static SendOutcome Read(in ProviderReply reply)
    {
        var code = CodeOf(reply.Body.Span);
        return (code is { } known ? Of(known, reply.RetryAfter) : null) ?? HttpFailures.Read(reply, code?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A message that was made and is dead already.</summary>
    public static SendOutcome Dead(int? code) =>
        (code is { } known ? Of(known, null) : null) ?? new SendOutcome.Rejected(RejectionReason.Unspecified, Word(code ?? 0));

    /// <summary>The word for a message that failed later.</summary>
    public static string WordOf(int? code) =>
        code is { } known && Of(known, null) is SendOutcome.Rejected rejected ? Failure.Of(rejected.Reason) : Failure.Undelivered;

    private static SendOutcome? Of(int code, TimeSpan? retryAfter) => code switch
    {
        // The person.
        21211 or 30005 => Rejected(RejectionReason.InvalidNumber, code),
        21612 or 21614 or 21635 or 30006 or 63003 or 63024 => Rejected(RejectionReason.NotOnChannel, code),
        21610 or 63014 => Rejected(RejectionReason.OptedOut, code),
        30004 or 63049 => Rejected(RejectionReason.Blocked, code),
        21617 => Rejected(RejectionReason.ContentRejected, code),
        30003 or 30008 => new SendOutcome.RetryLater(retryAfter, FailureScope.Recipient, SurelyNotSent: true, Word(code)),

        // 20429 was never processed (twilio.com/docs/api/errors/20429).
        20429 => new SendOutcome.RetryLater(retryAfter, FailureScope.Account, SurelyNotSent: true, Word(code)),
        63018 => new SendOutcome.RetryLater(retryAfter, FailureScope.Sender, SurelyNotSent: true, Word(code)),
        63012 => new SendOutcome.RetryLater(retryAfter, FailureScope.Provider, SurelyNotSent: true, Word(code)),

        // Us. What a number typed in can set off concerns that number or its country only.
        20003 => Wrong(MisconfigurationReason.Credentials, FailureScope.Provider, code),
        21408 => Wrong(MisconfigurationReason.Region, FailureScope.Region, code),
        21608 => Wrong(MisconfigurationReason.Sender, FailureScope.Recipient, code),
        21606 or 30007 or 30034 or 63007 or 63008 => Wrong(MisconfigurationReason.Sender, FailureScope.Sender, code),
        21655 or 21656 or 63016 => Wrong(MisconfigurationReason.Template, FailureScope.Template, code),
        _ => null,
    };

    private static SendOutcome.Rejected Rejected(RejectionReason reason, int code) => new(reason, Word(code));

    private static SendOutcome.Misconfigured Wrong(MisconfigurationReason reason, FailureScope scope, int code) => new(reason, scope, Word(code));

    private static string Word(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static int? CodeOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body, TwilioJson.Default.TwilioError)?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
