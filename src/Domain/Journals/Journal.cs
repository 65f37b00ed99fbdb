using System.Collections.Immutable;

namespace OtpActors.Domain.Journals;

/// <summary>
/// The open end of a journal. Full pages are stored elsewhere and then leave here, so what its owner saves with every change stays small, and an
/// entry is at every moment in the tail or on a page.
/// </summary>
/// <param name="Next">The number of the next entry.</param>
/// <param name="Tail">The entries that are on no page yet, oldest first; the first one begins a page.</param>
public sealed record Journal(long Next, ImmutableArray<JournalEntry> Tail)
{
    /// <summary>Entries of a page.</summary>
    public const int PageSize = 32;

    /// <summary>Most entries of a tail: so many only come together while pages cannot be stored.</summary>
    public const int TailMax = 1_024;

    /// <summary>Nothing yet.</summary>
    public static Journal Empty { get; } = new(0, []);

    /// <summary>Whether nothing more can be added before a page was moved.</summary>
    public bool IsFull => Tail.Length >= TailMax;

    /// <summary>The oldest full page of the tail; null when there is none.</summary>
    public JournalPage? FullPage => Tail.Length < PageSize ? null : new JournalPage((Next - Tail.Length) / PageSize, Tail[..PageSize]);

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry; its number is given here.</param>
    /// <returns>The journal.</returns>
    public Journal Add(JournalEntry entry) => new(Next + 1, Tail.Add(entry with { Number = Next }));

    /// <summary>The page is stored. Told again: nothing changes.</summary>
    /// <param name="page">Which.</param>
    /// <returns>The journal.</returns>
    public Journal Moved(long page) => FullPage?.Number == page ? this with { Tail = Tail[PageSize..] } : this;
}
