using OtpActors.Domain.Journals;

namespace OtpActors.Domain.Tests.Journals;

public sealed class JournalTests
{
    [Fact]
    public void FullPage_AfterAPageOfEntries_HoldsTheOldest()
    {
        var journal = Filled(Journal.PageSize + 3);

        Assert.Equal(0, journal.FullPage!.Number);
        Assert.Equal(Enumerable.Range(0, Journal.PageSize).Select(static n => (long)n), journal.FullPage.Entries.Select(static e => e.Number));
    }

    [Fact]
    public void Moved_ToldTwice_MovesOnce()
    {
        var journal = Filled(3 * Journal.PageSize).Moved(0);

        Assert.Equal(journal, journal.Moved(0));
        Assert.Equal(1, journal.FullPage!.Number);
        Assert.Equal(2 * Journal.PageSize, journal.Tail.Length);
        Assert.Equal(3 * Journal.PageSize, journal.Next);
    }

    [Fact]
    public void Moved_PageThatIsNotFull_StaysInTheTail() => Assert.Equal(5, Filled(5).Moved(0).Tail.Length);

    private static Journal Filled(int count) => Enumerable.Range(0, count)
        .Aggregate(Journal.Empty, static (j, n) => j.Add(new JournalEntry(0, DateTimeOffset.UnixEpoch, "w", "who", null, $"{n}")));
}
