namespace OtpActors.History.Judging;

/// <summary>The steps that have started and not closed, each with a slot that is used again after it.</summary>
internal sealed class OpenSteps
{
    private readonly List<(int Slot, Step Step)> _open = [];
    private readonly SortedSet<int> _free = [];
    private int _slots;

    public IReadOnlyList<(int Slot, Step Step)> All => _open;

    public void Open(Step step)
    {
        var slot = _free.Count > 0 ? _free.Min : _slots++;
        _free.Remove(slot);
        _open.Add((slot, step));
    }

    public int SlotOf(Step step) => _open.Find(o => ReferenceEquals(o.Step, step)).Slot;

    public void Close(int slot)
    {
        _open.RemoveAll(o => o.Slot == slot);
        _free.Add(slot);
    }
}
