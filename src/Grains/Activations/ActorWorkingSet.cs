namespace OtpActors.Grains.Activations;

/// <summary>
/// Keeps actors out of Orleans' working set, which looks at each of its members every few seconds: they are let go by <see cref="IdleActors"/>, and none
/// of their turns waits for anybody. All other grains are in it as ever.
/// </summary>
internal sealed class ActorWorkingSet(IActivationWorkingSet others) : IActivationWorkingSet
{
    private int _actors;

    public int Count => others.Count + Volatile.Read(ref _actors);

    public void OnActivated(IActivationWorkingSetMember member)
    {
        if (IsActor(member))
        {
            Interlocked.Increment(ref _actors);
            return;
        }

        others.OnActivated(member);
    }

    public void OnActive(IActivationWorkingSetMember member)
    {
        if (!IsActor(member))
        {
            others.OnActive(member);
        }
    }

    public void OnDeactivating(IActivationWorkingSetMember member)
    {
        if (!IsActor(member))
        {
            others.OnDeactivating(member);
        }
    }

    public void OnDeactivated(IActivationWorkingSetMember member)
    {
        if (IsActor(member))
        {
            Interlocked.Decrement(ref _actors);
            return;
        }

        others.OnDeactivated(member);
    }

    private static bool IsActor(IActivationWorkingSetMember member) => member is IGrainContext { GrainInstance: IIdleActor };
}
