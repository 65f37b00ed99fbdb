namespace OtpActors.Embedded.Store;

/// <summary>A hash table with open addressing; an empty slot has id 0.</summary>
internal sealed class RowDirectoryShard
{
    private const int SlotsMin = 16;

    private readonly Lock _gate = new();
    private Slot[] _slots = new Slot[SlotsMin];

    public int Count { get; private set; }

    public bool TryFind(UInt128 key, out RowPlace place)
    {
        lock (_gate)
        {
            ref var slot = ref _slots[Seek(_slots, key)];
            place = slot.Place;
            return place.Id != 0;
        }
    }

    public RowPlace Set(UInt128 key, RowPlace place)
    {
        lock (_gate)
        {
            var at = Seek(_slots, key);
            var before = _slots[at].Place;
            if (before.Id == 0)
            {
                Count++;
                if (Count * 4 > _slots.Length * 3)
                {
                    Resize(_slots.Length * 2);
                    at = Seek(_slots, key);
                }
            }

            _slots[at] = new Slot(key, place);
            return before;
        }
    }

    public void Remove(UInt128 key)
    {
        lock (_gate)
        {
            var hole = Seek(_slots, key);
            if (_slots[hole].Place.Id == 0)
            {
                return;
            }

            Count--;
            Close(hole);
            if (_slots.Length > SlotsMin && Count * 8 < _slots.Length)
            {
                Resize(_slots.Length / 2);
            }
        }
    }

    public List<(UInt128 Key, long Id)> ListRestful(long before)
    {
        var list = new List<(UInt128, long)>();
        lock (_gate)
        {
            foreach (ref readonly var slot in _slots.AsSpan())
            {
                if (slot.Place.RestsBefore(before))
                {
                    list.Add((slot.Key, slot.Place.Id));
                }
            }
        }

        return list;
    }

    /// <summary>The slot of a key, or the empty one where it belongs.</summary>
    private static int Seek(Slot[] slots, UInt128 key)
    {
        var at = Home(slots, key);
        while (slots[at].Place.Id != 0 && slots[at].Key != key)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return at;
    }

    private static int Home(Slot[] slots, UInt128 key) => (int)(uint)key & (slots.Length - 1);

    /// <summary>Moves later slots of the run up, so that no search stops at the hole.</summary>
    private void Close(int hole)
    {
        var mask = _slots.Length - 1;
        for (var next = (hole + 1) & mask; _slots[next].Place.Id != 0; next = (next + 1) & mask)
        {
            var home = Home(_slots, _slots[next].Key);
            if (((next - home) & mask) >= ((next - hole) & mask))
            {
                _slots[hole] = _slots[next];
                hole = next;
            }
        }

        _slots[hole] = default;
    }

    private void Resize(int length)
    {
        var slots = new Slot[length];
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            if (slot.Place.Id != 0)
            {
                slots[Seek(slots, slot.Key)] = slot;
            }
        }

        _slots = slots;
    }

    private readonly record struct Slot(UInt128 Key, RowPlace Place);
}
