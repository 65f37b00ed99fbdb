using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Inbox;

/// <summary>
/// The sandbox's inbox: capped, in memory, on each silo the messages that left through it. It shows codes, so it is for development and tests only.
/// The key is an <see cref="InboxKey"/>.
/// </summary>
[Alias("otpactors.IInboxGrain")]
internal interface IInboxGrain : IGrainWithStringKey
{
    /// <summary>The newest messages of all silos (<see cref="InboxQuestion"/>), newest first (<see cref="InboxAnswer"/>).</summary>
    [Alias("find")]
    ValueTask<Parcel> FindAsync(Parcel question);

    /// <summary>Those of the silo that the key names.</summary>
    [Alias("look")]
    ValueTask<Parcel> LookAsync(Parcel question);
}
