using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Webhooks;

namespace OtpActors.Grains.Activations;

/// <summary>Gives every kind of actor its <see cref="ActorActivator"/>.</summary>
internal sealed class ActorActivators(IServiceProvider services) : IConfigureGrainTypeComponents
{
    public void Configure(GrainType grainType, GrainProperties properties, GrainTypeSharedContext shared)
    {
        if (Make(grainType.ToString()) is { } make)
        {
            shared.SetComponent<IGrainActivator>(new ActorActivator(services.GetRequiredService<IdleActors>(), make));
        }
    }

    private Func<IGrainContext, IIdleActor>? Make(string? grainType)
    {
        var house = services.GetRequiredService<ActorHouse>();
        switch (grainType)
        {
            case OtpGrain.TypeName:
                var (otps, alarms) = (services.GetRequiredService<OtpActor>(), services.GetRequiredService<AlarmClock>());
                return context => new OtpGrain(otps, house, alarms, context);
            case PhoneGrain.TypeName:
                var phones = services.GetRequiredService<PhoneActor>();
                return context => new PhoneGrain(phones, house, context);
            case ClaimGrain.TypeName:
                var claims = services.GetRequiredService<ClaimActor>();
                return context => new ClaimGrain(claims, house, context);
            case ReferenceGrain.TypeName:
                var references = services.GetRequiredService<ReferenceActor>();
                return context => new ReferenceGrain(references, house, context);
            case PortableGrain.TypeName:
                var kinds = services.GetRequiredService<PortableKinds>();
                return context => new PortableGrain(kinds, house, context);
            case PageGrain.TypeName:
                var (pages, pageAlarms) = (services.GetRequiredService<PortableKinds>(), services.GetRequiredKeyedService<AlarmClock>(Watched.Pages));
                return context => new PageGrain(pages, house, pageAlarms, context);
            default:
                return null;
        }
    }
}
