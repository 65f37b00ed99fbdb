using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Generic;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Generic;

public sealed class GenericConformance : ProviderConformance
{
    protected override FakeServer Fake() => new FakeGeneric();

    protected override bool ReadsReplies => true;

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "http"), ("Url", server + "messages"), ("Secret", FakeGeneric.Secret)];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        Row(422, "not_on_channel", new SendOutcome.Rejected(RejectionReason.NotOnChannel, "not_on_channel")),
        Row(422, "invalid_number", new SendOutcome.Rejected(RejectionReason.InvalidNumber, "invalid_number")),
        Row(422, "opted_out", new SendOutcome.Rejected(RejectionReason.OptedOut, "opted_out")),
        Row(422, "blocked", new SendOutcome.Rejected(RejectionReason.Blocked, "blocked")),
        Row(422, "content_rejected", new SendOutcome.Rejected(RejectionReason.ContentRejected, "content_rejected")),
        Row(422, "moon_phase", new SendOutcome.Rejected(RejectionReason.Unspecified, "moon_phase")),
        new(new FakeAnswer(409, ""), new SendOutcome.Rejected(RejectionReason.Unspecified, "http_409")),
        new(new FakeAnswer(400, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Recipient, "http_400")),
        new(new FakeAnswer(401, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "http_401")),
        new(new FakeAnswer(403, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "http_403")),
        new(new FakeAnswer(402, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Provider, "http_402")),
        new(new FakeAnswer(404, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Provider, "http_404")),
        Row(429, "slow_down", new SendOutcome.RetryLater(null, FailureScope.Account, true, "slow_down")),
        new(
            new FakeAnswer(503, "{}", ("Retry-After", "3")),
            new SendOutcome.RetryLater(TimeSpan.FromSeconds(3), FailureScope.Provider, true, "http_503")),
        new(new FakeAnswer(500, "{}"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "http_500")),
        new(new FakeAnswer(408, "{}"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "http_408")),
    ];

    private protected override SignedReceipt Receipts(string tag, string messageId, params ReceiptState[] states)
    {
        var body = FakeGeneric.Receipts([.. states.Select(s => (tag, s.ToString().ToLowerInvariant()))]);
        const string timestamp = "1795262400";
        return new SignedReceipt(
            ProviderRig.PublicUrl + "/receipts/vendor",
            "application/json",
            body,
            ("webhook-id", "r_1"),
            ("webhook-timestamp", timestamp),
            ("webhook-signature", FakeGeneric.Sign("r_1", timestamp, body)));
    }

    private static FailureRow Row(int status, string reason, SendOutcome outcome) => new(new FakeAnswer(status, $$"""{"reason":"{{reason}}"}"""), outcome);
}
