using System.Collections.Frozen;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;
using OtpActors.Engine.Workspaces;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>The kinds that <see cref="PortableGrain"/> serves.</summary>
internal sealed class PortableKinds(
    WorkspaceActor workspaces,
    RegistryActor registries,
    JournalActor journals,
    SheetActor sheets,
    WatchActor watches,
    AccountActor accounts,
    EndpointsActor endpoints,
    OutboxActor outboxes,
    PageActor pages)
{
    private readonly FrozenDictionary<ActorKind, IActor<object, Letter, Letter>> _kinds = new IActor<object, Letter, Letter>[]
    {
        Make(workspaces), Make(registries), Make(journals), Make(sheets), Make(watches), Make(accounts), Make(endpoints),
        Make(outboxes), Make(pages),
    }.ToFrozenDictionary(static actor => actor.Kind);

    /// <summary>The actor of a grain: the second part of its key is the kind's number.</summary>
    public IActor<object, Letter, Letter> Of(GrainId grain)
    {
        _ = grain.GetGuidKey(out var kind);
        return Of((ActorKind)int.Parse(kind!, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The actor of a kind.</summary>
    public IActor<object, Letter, Letter> Of(ActorKind kind) => _kinds[kind];

    private static PortableActor<TState, TRequest, TAnswer> Make<TState, TRequest, TAnswer>(IPortableActor<TState, TRequest, TAnswer> actor)
        where TState : class
        where TRequest : class
        where TAnswer : class => new(actor);
}
