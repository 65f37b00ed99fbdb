using System.Globalization;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Meta;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Meta;

public sealed class MetaConformance : ProviderConformance
{
    protected override FakeServer Fake() => new FakeMeta();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => MetaSamples.Settings(server);

    protected override IEnumerable<FailureRow> Failures()
    {
        foreach (var code in (int[])[131026])
        {
            yield return Row(code, c => new SendOutcome.Rejected(RejectionReason.NotOnChannel, c));
        }

        yield return Row(131050, static c => new SendOutcome.Rejected(RejectionReason.OptedOut, c));
        yield return Row(131062, static c => new SendOutcome.Rejected(RejectionReason.InvalidNumber, c));
        yield return Row(131049, static c => new SendOutcome.Rejected(RejectionReason.Blocked, c));
        yield return Row(130472, static c => new SendOutcome.Rejected(RejectionReason.Blocked, c));
        yield return Row(137000, static c => new SendOutcome.Rejected(RejectionReason.Unspecified, c));
        yield return Row(131056, static c => new SendOutcome.RetryLater(null, FailureScope.Recipient, true, c));
        foreach (var (code, scope) in new[] { (4, FailureScope.Account), (80007, FailureScope.Account), (130429, FailureScope.Sender), (131048, FailureScope.Sender), (133016, FailureScope.Sender) })
        {
            yield return Row(code, c => new SendOutcome.RetryLater(null, scope, true, c));
        }

        yield return new FailureRow(
            FakeMeta.Error(429, 130429, ("Retry-After", "9")), new SendOutcome.RetryLater(TimeSpan.FromSeconds(9), FailureScope.Sender, true, "130429"));
        foreach (var code in (int[])[1, 2, 131000, 131016, 131057])
        {
            yield return Row(code, static c => new SendOutcome.RetryLater(null, FailureScope.Provider, false, c));
        }

        yield return Row(135000, static c => new SendOutcome.RetryLater(null, FailureScope.Recipient, false, c));
        foreach (var code in (int[])[0, 3, 10, 190, 200, 250, 299, 131005])
        {
            yield return Wrong(code, MisconfigurationReason.Credentials, FailureScope.Provider);
        }

        foreach (var code in (int[])[368, 131031])
        {
            yield return Wrong(code, MisconfigurationReason.Sender, FailureScope.Account);
        }

        foreach (var code in (int[])[131037, 131045, 131064])
        {
            yield return Wrong(code, MisconfigurationReason.Sender, FailureScope.Sender);
        }

        yield return Wrong(131030, MisconfigurationReason.Sender, FailureScope.Recipient);
        yield return Wrong(131042, MisconfigurationReason.Balance, FailureScope.Account);
        yield return Wrong(130497, MisconfigurationReason.Region, FailureScope.Region);
        foreach (var code in (int[])[33, 100, 131008, 131009, 131021])
        {
            yield return Wrong(code, MisconfigurationReason.Request, FailureScope.Recipient);
        }

        foreach (var code in (int[])[131047, 131051])
        {
            yield return Wrong(code, MisconfigurationReason.Request, FailureScope.Template);
        }

        foreach (var code in (int[])[132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016])
        {
            yield return Wrong(code, MisconfigurationReason.Template, FailureScope.Template);
        }

        // The status is not to be relied on: the same code with another one means the same.
        yield return new FailureRow(FakeMeta.Error(500, 131026), new SendOutcome.Rejected(RejectionReason.NotOnChannel, "131026"));
        yield return new FailureRow(FakeMeta.Error(200, 190), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "190"));
        yield return new FailureRow(FakeMeta.Error(400, 999999), new SendOutcome.Rejected(RejectionReason.Unspecified, "999999"));
        yield return new FailureRow(FakeMeta.Error(500, 999999), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "999999"));
        yield return new FailureRow(
            new FakeAnswer(400, """{"error":{"code":999999,"is_transient":true}}"""), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "999999"));
        yield return new FailureRow(
            new FakeAnswer(200, """{"messages":[{"id":"wamid.1","message_status":"paused"}]}"""),
            new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "paused"));
    }

    private protected override SignedReceipt Receipts(string tag, string messageId, params ReceiptState[] states) =>
        MetaSamples.Signed(FakeMeta.Receipts(
            [.. states.Select(s => (tag, messageId, s.ToString().ToLowerInvariant(), s == ReceiptState.Failed ? 131026 : (int?)null))]));

    private static FailureRow Row(int code, Func<string, SendOutcome> outcome) =>
        new(FakeMeta.Error(400, code), outcome(code.ToString(CultureInfo.InvariantCulture)));

    private static FailureRow Wrong(int code, MisconfigurationReason reason, FailureScope scope) =>
        Row(code, c => new SendOutcome.Misconfigured(reason, scope, c));
}
