using Microsoft.Extensions.Options;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Sandbox;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>The sandbox's inbox.</summary>
[GrainType("otpactors.inbox")]
[PreferLocalPlacement]
[CollectionAgeLimit(AlwaysActive = true)]
internal sealed class InboxGrain(ClusterInbox post, IOptions<SandboxOptions> options, MessageWriter writer, Standstill standstill, TimeProvider clock) : Grain, IInboxGrain
{
    private readonly SandboxInbox _inbox = new(options.Value.SandboxCapacity, writer, clock);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        post.Here = _inbox;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        post.Here = null;
        return Task.CompletedTask;
    }

    public ValueTask DeliverAsync(Parcel mail)
    {
        var (message, at) = (InboxMail)mail.Message!;
        _inbox.Add(message, at);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Parcel> FindAsync(Parcel question)
    {
        if (standstill.Lately)
        {
            // There may be another inbox by now.
            return ValueTask.FromResult(new Parcel(null, Trouble.Storage));
        }

        var (phone, limit) = (InboxQuestion)question.Message!;
        return ValueTask.FromResult(new Parcel(new InboxAnswer(_inbox.Find(phone, limit))));
    }
}
