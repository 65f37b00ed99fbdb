using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>The way to the inboxes of all silos, from silos and from front ends.</summary>
internal sealed class ClusterInbox(IGrainFactory grains) : ISandboxInbox
{
    /// <summary>An answer from another process cannot be had without waiting.</summary>
    public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit) =>
        throw new NotSupportedException("The cluster's inbox is asked with FindAsync.");

    public async ValueTask<IReadOnlyList<SandboxMessage>> FindAsync(PhoneNumber? phone, int limit)
    {
        var told = await GrainCall.AskAsync(grains.GetGrain<IInboxGrain>(InboxKey.All).FindAsync(new Parcel(new InboxQuestion(phone, limit))));
        return ((InboxAnswer)told.Message!).Messages;
    }
}
