using System.Collections.Immutable;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Journals;

/// <summary>All journals that stand alone: adds to them and reads them.</summary>
/// <param name="actors">The actors.</param>
/// <param name="journals">The kind of actor.</param>
/// <param name="shelf">The full pages.</param>
/// <param name="names">Names the actors.</param>
internal sealed class JournalBook(IActors actors, JournalActor journals, Shelf shelf, KeyedNames names)
{
    /// <summary>Adds entries; they are durable afterwards.</summary>
    public async ValueTask AppendAsync(JournalName journal, ImmutableArray<JournalEntry> entries)
    {
        var id = Id(journal);
        var reply = await actors.AskAsync(journals, id, new JournalRequest.Append(entries));
        await reply.Saved;
        var answer = reply.Answer;
        while (answer.Journal.FullPage is { } page)
        {
            await shelf.PutAsync(journal, page);
            reply = await actors.AskAsync(journals, id, new JournalRequest.Moved(page.Number));
            await reply.Saved;
            answer = answer with { Journal = reply.Answer.Journal };
        }

        if (answer.Refused)
        {
            // Its pages had been moved by nobody for long; they are now.
            await AppendAsync(journal, entries);
        }
    }

    /// <summary>Reads entries, newest first.</summary>
    public async ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(
        JournalName journal, long? before, int limit, Func<JournalEntry, bool>? wanted = null)
    {
        var reply = await actors.AskAsync(journals, Id(journal), JournalRequest.Read.Instance);
        await reply.Saved;
        return await shelf.ListAsync(journal, reply.Answer.Journal, before, limit, wanted);
    }

    private UInt128 Id(JournalName journal) => names.Record("journal", journal.Kind, journal.Owner);
}
