using System.Globalization;
using System.Runtime.CompilerServices;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Calls;

/// <summary>
/// The way to the actors of the cluster. A grain answers when what it decided is saved; what remains to be done before anything is told is to enter an
/// OTP into its watch.
/// </summary>
internal sealed class ClusterActors(IGrainFactory grains, WatchDesk desk) : IActors
{
    private readonly GrainsOf<IOtpGrain> _otps = new(grains);
    private readonly GrainsOf<IPhoneGrain> _phones = new(grains);
    private readonly GrainsOf<IClaimGrain> _claims = new(grains);
    private readonly GrainsOf<IReferenceGrain> _references = new(grains);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request)
    {
        var told = await GrainCall.AskAsync(_otps[otp.Value].AskAsync(new Parcel(request)));
        return new Reply<OtpAnswer>((OtpAnswer)told.Message!, told.WatchAt is { } at ? desk.EnterAsync(otp.Value, at) : Task.CompletedTask);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request)
    {
        var told = await GrainCall.AskAsync(_phones[phone.Value].AskAsync(new Parcel(request)));
        return new Reply<PhoneAnswer>((PhoneAnswer)told.Message!, Task.CompletedTask);
    }

    public async ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request)
    {
        var told = await GrainCall.AskAsync(_claims[claim.Value].AskAsync(new Parcel(request)));
        return new Reply<ClaimAnswer>((ClaimAnswer)told.Message!, Task.CompletedTask);
    }

    public async ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request)
    {
        var told = await GrainCall.AskAsync(_references[reference.Value].AskAsync(new Parcel(request)));
        return new Reply<ReferenceAnswer>((ReferenceAnswer)told.Message!, Task.CompletedTask);
    }

    public async ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class
    {
        var grain = grains.GetGrain<IPortableGrain>(ActorGrainKey.Of(id), ((int)actor.Kind).ToString(CultureInfo.InvariantCulture));
        var told = await GrainCall.AskAsync(grain.AskAsync(new Parcel(Letter.Of(request, actor.WriteRequest))));
        return new Reply<TAnswer>(((Letter)told.Message!).Open(actor.ReadAnswer), Task.CompletedTask);
    }
}
