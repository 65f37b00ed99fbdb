using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>The way to the cluster's one inbox, from silos and from front ends.</summary>
internal sealed class ClusterInbox(IGrainFactory grains) : ISandboxInbox, ISandboxPost
{
    private volatile SandboxInbox? _here;

    /// <summary>The inbox itself, when it is kept in this process: then no message has to travel.</summary>
    public SandboxInbox? Here
    {
        get => _here;
        set => _here = value;
    }

    public ValueTask DeliverAsync(DeliveryMessage message, DateTimeOffset at) =>
        Here is { } inbox ? inbox.DeliverAsync(message, at) : grains.GetGrain<IInboxGrain>(0).DeliverAsync(new Parcel(new InboxMail(message, at)));

    /// <summary>An answer from another process cannot be had without waiting.</summary>
    public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit) =>
        throw new NotSupportedException("The cluster's inbox is asked with FindAsync.");

    public async ValueTask<IReadOnlyList<SandboxMessage>> FindAsync(PhoneNumber? phone, int limit)
    {
        var told = await GrainCall.AskAsync(grains.GetGrain<IInboxGrain>(0).FindAsync(new Parcel(new InboxQuestion(phone, limit))));
        return ((InboxAnswer)told.Message!).Messages;
    }
}
