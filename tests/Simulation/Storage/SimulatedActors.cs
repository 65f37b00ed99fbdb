using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Simulation.Tests.Histories;
using OtpActors.Simulation.Tests.Webhooks;

namespace OtpActors.Simulation.Tests.Storage;

/// <summary>The engine under the flows: every actor of the installation, in a memory that can die and on a disk that cannot.</summary>
internal sealed class SimulatedActors : IActors, IWebhookActors
{
    private readonly World _world;
    private readonly Disk _disk;
    private readonly IActor<OtpState, OtpRequest, OtpAnswer> _otp;
    private readonly House<OtpState, OtpRequest, OtpAnswer> _otps;
    private readonly House<PhoneState, PhoneRequest, PhoneAnswer> _phones;
    private readonly House<ClaimState, ClaimRequest, ClaimAnswer> _claims;
    private readonly House<ReferenceState, ReferenceRequest, ReferenceAnswer> _references;
    private readonly House<OutboxState, OutboxRequest, OutboxAnswer> _outboxes;
    private readonly House<PageState, PageRequest, PageAnswer> _pages;
    private readonly IHouse[] _all;

    public SimulatedActors(World world, Cast cast)
    {
        _world = world;
        _disk = new Disk(world);
        _otp = cast.Otp;
        _otps = new(cast.Otp, world, _disk, OtpTurned);
        _phones = new(cast.Phone, world, _disk, PhoneTurned);
        _claims = new(cast.Claim, world, _disk, static (_, _, _, _) => { });
        _references = new(cast.Reference, world, _disk, static (_, _, _, _) => { });
        _outboxes = new(cast.Outbox, world, _disk, static (_, _, _, _) => { });
        _pages = new(cast.Page, world, _disk, static (_, _, _, _) => { });
        _all = [_otps, _phones, _claims, _references, _outboxes, _pages];
        _disk.Failed += lost =>
        {
            foreach (var key in lost.Select(static w => w.Key).Distinct())
            {
                Array.ForEach(_all, house => house.Reload(key));
            }
        };
    }

    /// <summary>Called when an OTP may want a turn at another time than before.</summary>
    public event Action<OtpId, DateTimeOffset?>? Wakes;

    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) => _otps.AskAsync(otp.Value, request);

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) => _phones.AskAsync(phone.Value, request);

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) => _claims.AskAsync(claim.Value, request);

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) => _references.AskAsync(reference.Value, request);

    /// <summary>Endpoints never change here: what is judged is what is reported to them.</summary>
    public ValueTask<Reply<EndpointsAnswer>> AskAsync(EndpointsKey endpoints, EndpointsRequest request) =>
        new(new Reply<EndpointsAnswer>(new EndpointsAnswer(EndpointsOutcome.Done, _world.Setup.Webhooks ? Subscribers.All : EndpointsState.Empty), Task.CompletedTask));

    public ValueTask<Reply<OutboxAnswer>> AskAsync(OutboxKey outbox, OutboxRequest request) => _outboxes.AskAsync(outbox.Value, request);

    public ValueTask<Reply<PageAnswer>> AskAsync(PageKey page, PageRequest request) => _pages.AskAsync(page.Value, request);

    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => throw new NotSupportedException("No simulated world has such actors.");

    /// <summary>All memory is gone; what is on the disk is read again at once, for its alarms.</summary>
    public void Crash()
    {
        _disk.Crash();
        Array.ForEach(_all, static house => house.Forget());
        foreach (var otp in _world.History.Otps)
        {
            _otps.Reload(new ActorKey(ActorKind.Otp, otp.Value));
        }
    }

    public void Evict() => _world.Chance.Pick(_all).Evict();

    private void OtpTurned(UInt128 id, OtpState? state, OtpRequest? request, OtpAnswer? answer)
    {
        var otp = new OtpId(id);
        _world.History.Meet(otp);
        if (answer is { Start: { } start, State: { } next })
        {
            if (request is OtpRequest.Apply { Command: OtpCommand.Create })
            {
                _world.History.Made(otp, Op.Current);
            }

            _world.History.Started(otp, next.RoundTokens[start.Round], start);
        }

        Wakes?.Invoke(otp, state is null ? null : _otp.WakeAt(state));
    }

    private void PhoneTurned(UInt128 id, PhoneState? state, PhoneRequest? request, PhoneAnswer? answer)
    {
        if (request is PhoneRequest.Apply { Command: PhoneCommand.Reserve reserve } && answer is { Outcome: PhoneOutcome.Granted })
        {
            _world.History.Reserved(answer.State.Places.Last(p => p.Otp == reserve.Otp && p.Token == reserve.Token));
        }
    }
}
