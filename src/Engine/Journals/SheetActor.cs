using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Journals;

/// <summary>One full page of a journal: written once.</summary>
public sealed class SheetActor : IPortableActor<Sheet, SheetRequest, SheetAnswer>
{
    private const int Version = 1;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Sheet;

    /// <inheritdoc/>
    public Turn<Sheet, SheetAnswer> Decide(Sheet? state, SheetRequest request, DateTimeOffset now)
    {
        if (state is null && request.Page is { } page)
        {
            return new(page, true, new SheetAnswer(page));
        }

        return new(state, false, new SheetAnswer(state?.KeepUntil <= now ? null : state));
    }

    /// <inheritdoc/>
    public bool IsBirth(SheetRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(Sheet state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(Sheet state) => state.KeepUntil;

    /// <inheritdoc/>
    public bool Remembers(Sheet state) => false;

    /// <inheritdoc/>
    public void Write(Sheet state, ref StateWriter to)
    {
        to.Number(Version);
        to.Time(state.KeepUntil);
        JournalFormat.Write(state.Entries, ref to);
    }

    /// <inheritdoc/>
    public Sheet Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A page of a journal is stored in format {version}; this build reads formats up to {Version}.");
        }

        var keepUntil = from.Time();
        return new Sheet(JournalFormat.ReadEntries(ref from), keepUntil);
    }

    /// <inheritdoc/>
    public void WriteRequest(SheetRequest request, ref StateWriter to) => WriteOrNone(request.Page, ref to);

    /// <inheritdoc/>
    public SheetRequest ReadRequest(ref StateReader from) => new(ReadOrNone(ref from));

    /// <inheritdoc/>
    public void WriteAnswer(SheetAnswer answer, ref StateWriter to) => WriteOrNone(answer.Page, ref to);

    /// <inheritdoc/>
    public SheetAnswer ReadAnswer(ref StateReader from) => new(ReadOrNone(ref from));

    private void WriteOrNone(Sheet? page, ref StateWriter to)
    {
        to.Flag(page is not null);
        if (page is not null)
        {
            Write(page, ref to);
        }
    }

    private Sheet? ReadOrNone(ref StateReader from) => from.Flag() ? Read(ref from) : null;
}
