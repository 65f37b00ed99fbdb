using System.Collections.Immutable;
using System.Globalization;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Journals;

/// <summary>The full pages of all journals.</summary>
internal sealed class Shelf(IActors actors, SheetActor pages, KeyedNames names, TimeProvider clock)
{
    /// <summary>Most pages that one reading opens, 2,048 entries: one that looks for rare entries ends there, and may go on.</summary>
    private const int PagesMax = 64;

    /// <summary>Stores a page.</summary>
    public async ValueTask PutAsync(JournalName journal, JournalPage page)
    {
        var stored = await actors.AskAsync(pages, Id(journal, page.Number), new SheetRequest(new Sheet(page.Entries, clock.Moment() + journal.KeepFor)));
        await stored.Saved;
    }

    /// <summary>Reads from a journal's open end back into its pages.</summary>
    /// <param name="journal">Which.</param>
    /// <param name="open">Its open end.</param>
    /// <param name="before">Only entries before this number; null for the newest.</param>
    /// <param name="limit">Most entries, at least 1.</param>
    /// <param name="wanted">Which entries count.</param>
    /// <returns>The entries, newest first, and the number to go on before; null at the end. May be fewer than there are when not all are wanted.</returns>
    public async ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(
        JournalName journal, Journal open, long? before, int limit, Func<JournalEntry, bool>? wanted = null)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        var end = Math.Min(before ?? open.Next, open.Next);
        IReadOnlyList<JournalEntry> page = open.Tail;
        var first = open.Next - open.Tail.Length;
        var opened = 0;
        while (end > 0)
        {
            if (end <= first)
            {
                if (opened++ == PagesMax)
                {
                    return (entries.ToImmutable(), end);
                }

                var number = (end - 1) / Journal.PageSize;
                var found = await actors.AskAsync(pages, Id(journal, number), SheetRequest.Read);
                await found.Saved;
                if (found.Answer.Page is not { } stored)
                {
                    // Thrown away, and all before it too.
                    return (entries.ToImmutable(), null);
                }

                (page, first) = (stored.Entries, number * Journal.PageSize);
            }

            for (; end > first; end--)
            {
                if (entries.Count == limit)
                {
                    return (entries.ToImmutable(), end);
                }

                var entry = page[(int)(end - 1 - first)];
                if (wanted is null || wanted(entry))
                {
                    entries.Add(entry);
                }
            }
        }

        return (entries.ToImmutable(), null);
    }

    private UInt128 Id(JournalName journal, long page) =>
        names.Record("page", journal.Kind, journal.Owner, page.ToString(CultureInfo.InvariantCulture));
}
