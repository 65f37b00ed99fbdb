using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>What providers said, as it travels.</summary>
internal static class SendOutcomes
{
    public static void Write(SendOutcome outcome, ref StateWriter to)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                to.Number(1);
                to.Text(accepted.MessageId);
                to.Flag(accepted.ReceiptExpected);
                break;
            case SendOutcome.Rejected rejected:
                to.Number(2);
                to.Number((int)rejected.Reason);
                to.Text(rejected.ProviderCode);
                break;
            case SendOutcome.RetryLater later:
                to.Number(3);
                to.Flag(later.RetryAfter.HasValue);
                to.Span(later.RetryAfter ?? TimeSpan.Zero);
                to.Number((int)later.Scope);
                to.Flag(later.SurelyNotSent);
                to.Text(later.ProviderCode);
                break;
            case SendOutcome.Misconfigured misconfigured:
                to.Number(4);
                to.Number((int)misconfigured.Reason);
                to.Number((int)misconfigured.Scope);
                to.Text(misconfigured.ProviderCode);
                break;
            case SendOutcome.Unknown unknown:
                to.Number(5);
                to.Number((int)unknown.Reason);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "This outcome has no number.");
        }
    }

    public static SendOutcome Read(ref StateReader from)
    {
        var number = from.Small();
        return number switch
        {
            1 => new SendOutcome.Accepted(from.TextOrNone(), from.Flag()),
            2 => new SendOutcome.Rejected(OtpFormat.Known((RejectionReason)from.Small()), from.Text()),
            3 => ReadLater(ref from),
            4 => new SendOutcome.Misconfigured(
                OtpFormat.Known((MisconfigurationReason)from.Small()), OtpFormat.Known((FailureScope)from.Small()), from.Text()),
            5 => new SendOutcome.Unknown(OtpFormat.Known((UnknownReason)from.Small())),
            _ => throw Messages.Unknown("outcome", number),
        };
    }

    private static SendOutcome.RetryLater ReadLater(ref StateReader from)
    {
        var told = from.Flag();
        var after = from.Span();
        return new SendOutcome.RetryLater(told ? after : null, OtpFormat.Known((FailureScope)from.Small()), from.Flag(), from.Text());
    }
}
