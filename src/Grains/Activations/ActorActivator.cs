namespace OtpActors.Grains.Activations;

/// <summary>Makes the grains of one kind of actor without asking the activation's own scope of services, which would keep a table of answers for each.</summary>
internal sealed class ActorActivator(IdleActors idle, Func<IGrainContext, IIdleActor> make) : IGrainActivator
{
    public object CreateInstance(IGrainContext context)
    {
        var actor = make(context);
        idle.Add(actor);
        return actor;
    }

    public ValueTask DisposeInstance(IGrainContext context, object instance) => ValueTask.CompletedTask;
}
