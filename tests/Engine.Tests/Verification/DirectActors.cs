using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>The simplest engine: every turn at once, in memory. A test may have any turn refused.</summary>
internal sealed class DirectActors(TimeProvider clock, CodeVault vault) : IActors
{
    private readonly Dictionary<ActorKey, object?> _states = [];
    private readonly OtpActor _otp = new(vault, OtpPolicy.Standard);
    private readonly PhoneActor _phone = new();
    private readonly ClaimActor _claim = new();
    private readonly ReferenceActor _reference = new();

    /// <summary>Whether the queue before a turn is full.</summary>
    public Func<object, bool> IsFull { get; set; } = static _ => false;

    /// <summary>When what a turn rests on is durable.</summary>
    public Func<object, Task> Saved { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What happens between a turn and its asker's going on.</summary>
    public Func<object, Task> After { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Whether the commit of a turn fails and takes its state with it.</summary>
    public Func<object, bool> IsLost { get; set; } = static _ => false;

    /// <summary>Whether the record of an actor cannot be read.</summary>
    public Func<ActorKey, bool> IsDamaged { get; set; } = static _ => false;

    /// <summary>The OTPs that there are.</summary>
    public IEnumerable<OtpId> Otps => _states.Where(static s => s.Key.Kind == ActorKind.Otp && s.Value is not null).Select(static s => new OtpId(s.Key.Id));

    public ValueTask<Reply<OtpAnswer>> AskAsync(OtpId otp, OtpRequest request) => Ask(_otp, otp.Value, request);

    public ValueTask<Reply<PhoneAnswer>> AskAsync(PhoneKey phone, PhoneRequest request) => Ask(_phone, phone.Value, request);

    public ValueTask<Reply<ClaimAnswer>> AskAsync(ClaimKey claim, ClaimRequest request) => Ask(_claim, claim.Value, request);

    public ValueTask<Reply<ReferenceAnswer>> AskAsync(ReferenceKey reference, ReferenceRequest request) => Ask(_reference, reference.Value, request);

    public ValueTask<Reply<TAnswer>> AskAsync<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
        where TAnswer : class => Carried.AskAsync(actor, request, carried => Ask(actor, id, carried));

    private async ValueTask<Reply<TAnswer>> Ask<TState, TRequest, TAnswer>(IActor<TState, TRequest, TAnswer> actor, UInt128 id, TRequest request)
        where TState : class
        where TRequest : class
    {
        if (IsFull(request))
        {
            throw new OverloadedException("queue of this test");
        }

        var key = new ActorKey(actor.Kind, id);
        if (IsDamaged(key))
        {
            throw new StorageUnavailableException("The test damaged this record.");
        }

        var turn = actor.Decide((TState?)_states.GetValueOrDefault(key), request, clock.Moment());
        if (turn.Save)
        {
            actor.RestsOn(request).ThrowIfLost();
        }

        if (IsLost(request))
        {
            return new Reply<TAnswer>(turn.Answer, Task.FromException(new StorageUnavailableException("The test's disk failed.")));
        }

        _states[key] = turn.Next;
        await After(request);
        return new Reply<TAnswer>(turn.Answer, Saved(request));
    }
}
