using System.Collections.Immutable;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Early;

/// <summary>The receipt may come to another silo than the one that waits for the provider's answer: both meet at the message's own grain.</summary>
internal sealed class ClusterEarlyReceipts(IGrainFactory grains) : IEarlyReceipts
{
    public async ValueTask KeepAsync(ReferenceKey key, EarlyReceipt receipt) => await GrainCall.AskAsync(Of(key).KeepAsync(new Parcel(new EarlyMail([receipt]))));

    public async ValueTask<ImmutableArray<EarlyReceipt>> TakeAsync(ReferenceKey key) =>
        ((EarlyMail)(await GrainCall.AskAsync(Of(key).TakeAsync())).Message!).Receipts;

    private IEarlyGrain Of(ReferenceKey key) => grains.GetGrain<IEarlyGrain>(ActorGrainKey.Of(key.Value));
}
