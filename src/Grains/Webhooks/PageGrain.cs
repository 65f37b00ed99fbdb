using Orleans.GrainDirectory;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Webhooks;

/// <summary>One page of an outbox.</summary>
[GrainType(TypeName)]
[GrainDirectory(CellDirectory.Name)]
internal sealed class PageGrain(PortableKinds kinds, ActorHouse house, AlarmClock alarms, IGrainContext context)
    : WatchedGrain<object, Letter, Letter>(kinds.Of(ActorKind.Page), house, alarms, context), IPageGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.page";

    /// <summary>Events come from the silos of their OTPs. Longer than one takes to enter a page, shorter than until the events are told again.</summary>
    protected override TimeSpan Trusted => TimeSpan.FromSeconds(8);
}
