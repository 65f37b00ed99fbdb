using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>One directory for each kind of actor, and who is told when a row wants to be woken.</summary>
internal sealed class RowDirectories
{
    private readonly Dictionary<ActorKind, RowDirectory> _directories = Enum.GetValues<ActorKind>().ToDictionary(static k => k, static _ => new RowDirectory());
    private Action<ActorKey, long>? _wakeAt;

    public RowDirectory this[ActorKind kind] => _directories[kind];

    public IReadOnlyDictionary<ActorKind, RowDirectory> All => _directories;

    /// <summary>Names who is told the key and the time, milliseconds since 1970. Called by the committing thread: must be quick.</summary>
    public void Watch(Action<ActorKey, long> wakeAt) => _wakeAt = wakeAt;

    /// <summary>Notes a row in use.</summary>
    public void Set(ActorKey key, RowPlace place)
    {
        var before = _directories[key.Kind].Set(key.Id, place);
        if (place.Mark > 0 && place.Mark != before.Mark)
        {
            _wakeAt?.Invoke(key, place.Mark);
        }
    }

    /// <summary>Notes what became of a row whose last change was in doubt.</summary>
    public void Settle(ActorKey key, long id, RowPlace? found)
    {
        if (found is { } place)
        {
            Set(key, place);
        }
        else if (_directories[key.Kind].TryFind(key.Id, out var noted) && noted.Id == id)
        {
            _directories[key.Kind].Remove(key.Id);
        }
    }

    /// <summary>Follows a change that is now durable.</summary>
    public void Follow(in RowWrite write)
    {
        switch (write.Change)
        {
            case RowChange.Insert or RowChange.Update or RowChange.Return:
                Set(write.Key, RowPlace.Of(write.Id, write.WakeAt, write.KeepUntil, write.At));
                break;
            case RowChange.Delete or RowChange.Rest:
                _directories[write.Key.Kind].Remove(write.Key.Id);
                break;
            case RowChange.DeleteResting or RowChange.Expire:
                break;
        }
    }
}
