using System.Collections.Immutable;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Journals;

/// <summary>How journals are stored, within records that carry the version.</summary>
internal static class JournalFormat
{
    public static void Write(Journal journal, ref StateWriter to)
    {
        to.Number((ulong)journal.Next);
        Write(journal.Tail, ref to);
    }

    public static Journal ReadJournal(ref StateReader from) => new((long)from.Number(), ReadEntries(ref from));

    public static void Write(ImmutableArray<JournalEntry> entries, ref StateWriter to)
    {
        to.Number(entries.Length);
        foreach (var entry in entries)
        {
            to.Number((ulong)entry.Number);
            to.Time(entry.At);
            to.Text(entry.What);
            to.Text(entry.Who);
            to.Text(entry.Subject);
            to.Text(entry.Detail);
            to.Flag(entry.Amount < 0);
            to.Number((ulong)Math.Abs(entry.Amount));
            to.Number((ulong)entry.Balance);
        }
    }

    public static ImmutableArray<JournalEntry> ReadEntries(ref StateReader from)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>(from.Count());
        for (var i = 0; i < entries.Capacity; i++)
        {
            var entry = new JournalEntry((long)from.Number(), from.Time(), from.Text(), from.Text(), from.TextOrNone(), from.TextOrNone());
            var sign = from.Flag() ? -1 : 1;
            entries.Add(entry with { Amount = sign * (long)from.Number(), Balance = (long)from.Number() });
        }

        return entries.MoveToImmutable();
    }
}
