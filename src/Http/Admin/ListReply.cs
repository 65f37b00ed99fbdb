namespace OtpActors.Http.Admin;

/// <summary>One page of a list.</summary>
internal sealed record ListReply<T>(IReadOnlyList<T> Items, string? NextCursor);
