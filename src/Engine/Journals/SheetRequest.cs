namespace OtpActors.Engine.Journals;

/// <summary>What can be asked of a page's actor.</summary>
/// <param name="Page">The page to store, unless it is stored already; null to read it.</param>
public sealed record SheetRequest(Sheet? Page)
{
    /// <summary>Reads the page.</summary>
    public static SheetRequest Read { get; } = new((Sheet?)null);
}
