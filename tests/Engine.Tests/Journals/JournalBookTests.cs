using OtpActors.Domain.Journals;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Tests.Workspaces;

namespace OtpActors.Engine.Tests.Journals;

public sealed class JournalBookTests : IDisposable
{
    private readonly DeskRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task List_OverSeveralPages_GivesEveryEntryOnce()
    {
        const int Count = (3 * Journal.PageSize) + 5;
        await NoteAsync(Count);

        var numbers = new List<long>();
        long? before = null;
        do
        {
            var (entries, next) = await _rig.Get<IAuditLog>().ListAsync(before, 7);
            Assert.InRange(entries.Length, 1, 7);
            numbers.AddRange(entries.Select(static e => e.Number));
            before = next;
        }
        while (before is not null);

        Assert.Equal(Enumerable.Range(0, Count).Select(static n => (long)n).Reverse(), numbers);
    }

    [Fact]
    public async Task Append_MoverDiesBeforeThePageIsStored_TheNextOneMovesIt()
    {
        _rig.Actors.IsFull = static request => request is SheetRequest { Page: not null };
        await NoteAsync(Journal.PageSize - 1);
        await Assert.ThrowsAsync<OverloadedException>(() => NoteAsync(1));
        _rig.Actors.IsFull = static _ => false;

        await NoteAsync(1);

        var (entries, _) = await _rig.Get<IAuditLog>().ListAsync(null, 100);
        Assert.Equal(Journal.PageSize + 1, entries.Length);
        Assert.Equal(entries.Length, entries.Select(static e => e.Number).Distinct().Count());
    }

    [Fact]
    public async Task List_PageThatIsNoLongerKept_EndsThere()
    {
        await NoteAsync(Journal.PageSize + 2);
        _rig.Clock.Advance(JournalName.Audit.KeepFor);

        var (entries, next) = await _rig.Get<IAuditLog>().ListAsync(null, 100);

        Assert.Equal((2, null), (entries.Length, next));
    }

    private async Task NoteAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _rig.Get<IAuditLog>().NoteAsync("admin", "test", null, null);
        }
    }
}
