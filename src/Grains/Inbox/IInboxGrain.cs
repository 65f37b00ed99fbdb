using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>The sandbox's inbox: one for the cluster, in memory, capped. It shows codes, so it is for development and tests only.</summary>
[Alias("otpactors.IInboxGrain")]
internal interface IInboxGrain : IGrainWithIntegerKey
{
    /// <summary>Takes a message in (<see cref="InboxMail"/>).</summary>
    [Alias("deliver")]
    ValueTask DeliverAsync(Parcel mail);

    /// <summary>The newest messages (<see cref="InboxQuestion"/>), newest first (<see cref="InboxAnswer"/>).</summary>
    [Alias("find")]
    ValueTask<Parcel> FindAsync(Parcel question);
}
