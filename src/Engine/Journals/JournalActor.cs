using OtpActors.Domain.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Journals;

/// <summary>The open end of one journal.</summary>
public sealed class JournalActor : IPortableActor<Journal, JournalRequest, JournalAnswer>
{
    private const int Version = 1;
    private const int ReadIt = 0;
    private const int AppendIt = 1;
    private const int MovedIt = 2;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Journal;

    /// <inheritdoc/>
    public Turn<Journal, JournalAnswer> Decide(Journal? state, JournalRequest request, DateTimeOffset now)
    {
        var journal = state ?? Journal.Empty;
        switch (request)
        {
            case JournalRequest.Append when journal.IsFull:
                return new(state, false, new JournalAnswer(journal, true));
            case JournalRequest.Append append:
                var longer = append.Entries.Aggregate(journal, static (j, entry) => j.Add(entry));
                return new(longer, true, new JournalAnswer(longer, false));
            case JournalRequest.Moved moved:
                var shorter = journal.Moved(moved.Page);
                return new(shorter, shorter != journal, new JournalAnswer(shorter, false));
            default:
                return new(state, false, new JournalAnswer(journal, false));
        }
    }

    /// <inheritdoc/>
    public bool IsBirth(JournalRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(Journal state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(Journal state) => null;

    /// <inheritdoc/>
    public bool Remembers(Journal state) => false;

    /// <inheritdoc/>
    public void Write(Journal state, ref StateWriter to)
    {
        to.Number(Version);
        JournalFormat.Write(state, ref to);
    }

    /// <inheritdoc/>
    public Journal Read(ref StateReader from)
    {
        var version = from.Small();
        return version == Version
            ? JournalFormat.ReadJournal(ref from)
            : throw new InvalidDataException($"A journal is stored in format {version}; this build reads formats up to {Version}.");
    }

    /// <inheritdoc/>
    public void WriteRequest(JournalRequest request, ref StateWriter to)
    {
        switch (request)
        {
            case JournalRequest.Append append:
                to.Number(AppendIt);
                JournalFormat.Write(append.Entries, ref to);
                break;
            case JournalRequest.Moved moved:
                to.Number(MovedIt);
                to.Number((ulong)moved.Page);
                break;
            default:
                to.Number(ReadIt);
                break;
        }
    }

    /// <inheritdoc/>
    public JournalRequest ReadRequest(ref StateReader from) => from.Small() switch
    {
        AppendIt => new JournalRequest.Append(JournalFormat.ReadEntries(ref from)),
        MovedIt => new JournalRequest.Moved((long)from.Number()),
        ReadIt => JournalRequest.Read.Instance,
        var number => throw new InvalidDataException($"A request to a journal has the number {number}, which this build does not know. Upgrade the older silos first."),
    };

    /// <inheritdoc/>
    public void WriteAnswer(JournalAnswer answer, ref StateWriter to)
    {
        JournalFormat.Write(answer.Journal, ref to);
        to.Flag(answer.Refused);
    }

    /// <inheritdoc/>
    public JournalAnswer ReadAnswer(ref StateReader from) => new(JournalFormat.ReadJournal(ref from), from.Flag());
}
