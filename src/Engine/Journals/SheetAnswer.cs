namespace OtpActors.Engine.Journals;

/// <summary>What a page's actor answers.</summary>
/// <param name="Page">The page; null when there is none, or no longer.</param>
public sealed record SheetAnswer(Sheet? Page);
