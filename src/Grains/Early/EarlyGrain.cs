using System.Collections.Immutable;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Early;

/// <summary>Receipts of one message that came before its provider's answer. Not for long: strangers can name any message.</summary>
[GrainType("otpactors.early")]
[PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 2)]
internal sealed class EarlyGrain(TimeProvider clock) : Grain, IEarlyGrain
{
    /// <summary>No message has more.</summary>
    private const int Max = 16;

    private ImmutableArray<EarlyReceipt> _receipts = [];
    private DateTimeOffset _last;

    public ValueTask<Parcel> KeepAsync(Parcel mail)
    {
        _receipts = [.. Fresh().Concat(((EarlyMail)mail.Message!).Receipts).Take(Max)];
        _last = clock.GetUtcNow();
        return ValueTask.FromResult(new Parcel(null));
    }

    public ValueTask<Parcel> TakeAsync()
    {
        var taken = Fresh();
        _receipts = [];
        DeactivateOnIdle();
        return ValueTask.FromResult(new Parcel(new EarlyMail(taken)));
    }

    private ImmutableArray<EarlyReceipt> Fresh() => clock.GetUtcNow() - _last < EarlyReceipts.Kept ? _receipts : [];
}
