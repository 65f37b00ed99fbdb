using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Twilio;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Twilio;

public sealed class TwilioConformance : ProviderConformance
{
    protected override FakeServer Fake() => new FakeTwilio();

    /// <summary>One status in each callback.</summary>
    protected override bool Batches => false;

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => TwilioSettings.Of(server);

    protected override IEnumerable<FailureRow> Failures() =>
    [
        Person(400, 21211, RejectionReason.InvalidNumber),
        Person(400, 30005, RejectionReason.InvalidNumber),
        Person(400, 21612, RejectionReason.NotOnChannel),
        Person(400, 21614, RejectionReason.NotOnChannel),
        Person(400, 21635, RejectionReason.NotOnChannel),
        Person(400, 30006, RejectionReason.NotOnChannel),
        Person(400, 63003, RejectionReason.NotOnChannel),
        Person(400, 63024, RejectionReason.NotOnChannel),
        Person(400, 21610, RejectionReason.OptedOut),
        Person(400, 63014, RejectionReason.OptedOut),
        Person(400, 30004, RejectionReason.Blocked),
        Person(400, 63049, RejectionReason.Blocked),
        Person(400, 21617, RejectionReason.ContentRejected),
        Person(400, 29999, RejectionReason.Unspecified),
        Later(400, 30003, FailureScope.Recipient, true),
        Later(400, 30008, FailureScope.Recipient, true),
        Later(429, 20429, FailureScope.Account, true),
        Later(429, 63018, FailureScope.Sender, true),
        Later(500, 63012, FailureScope.Provider, true),
        Later(503, 20503, FailureScope.Provider, false),
        Us(401, 20003, MisconfigurationReason.Credentials, FailureScope.Provider),
        Us(403, 20005, MisconfigurationReason.Credentials, FailureScope.Provider),
        Us(404, 20404, MisconfigurationReason.Request, FailureScope.Provider),
        Us(403, 21408, MisconfigurationReason.Region, FailureScope.Region),
        Us(400, 21608, MisconfigurationReason.Sender, FailureScope.Recipient),
        Us(400, 21606, MisconfigurationReason.Sender, FailureScope.Sender),
        Us(400, 30007, MisconfigurationReason.Sender, FailureScope.Sender),
        Us(400, 30034, MisconfigurationReason.Sender, FailureScope.Sender),
        Us(400, 63007, MisconfigurationReason.Sender, FailureScope.Sender),
        Us(400, 63008, MisconfigurationReason.Sender, FailureScope.Sender),
        Us(400, 21655, MisconfigurationReason.Template, FailureScope.Template),
        Us(400, 21656, MisconfigurationReason.Template, FailureScope.Template),
        Us(400, 63016, MisconfigurationReason.Template, FailureScope.Template),
        new(new FakeAnswer(201, """{"sid":"SM1","status":"failed","error_code":30006}"""), new SendOutcome.Rejected(RejectionReason.NotOnChannel, "30006")),
        new(new FakeAnswer(201, """{"sid":"SM1","status":"undelivered","error_code":null}"""), new SendOutcome.Rejected(RejectionReason.Unspecified, "0")),
        new(new FakeAnswer(201, """{"status":"queued"}"""), new SendOutcome.Unknown(UnknownReason.UnreadableReply)),
    ];

    private protected override SignedReceipt Receipts(string tag, string messageId, params ReceiptState[] states)
    {
        var status = states[0] switch
        {
            ReceiptState.Failed => "undelivered",
            var state => state.ToString().ToLowerInvariant(),
        };
        return TwilioSettings.Callback(tag, $"ErrorCode=30006&ApiVersion=2010-04-01&MessageSid={messageId}&MessageStatus={status}&To=%2B447700900123&RawDlrDoneDate=2611211200");
    }

    private static FailureRow Person(int status, int code, RejectionReason reason) =>
        new(FakeTwilio.Refusal(status, code), new SendOutcome.Rejected(reason, $"{code}"));

    private static FailureRow Later(int status, int code, FailureScope scope, bool surelyNotSent) =>
        new(FakeTwilio.Refusal(status, code), new SendOutcome.RetryLater(null, scope, surelyNotSent, $"{code}"));

    private static FailureRow Us(int status, int code, MisconfigurationReason reason, FailureScope scope) =>
        new(FakeTwilio.Refusal(status, code), new SendOutcome.Misconfigured(reason, scope, $"{code}"));
}
