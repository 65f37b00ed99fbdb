namespace OtpActors.History.Judging;

/// <summary>Either an order was found, or a step that fits none of the possible states, or there was too much to follow.</summary>
internal sealed record SearchResult(Step? Culprit, IReadOnlyList<OtpState> Possible, bool Undecided)
{
    public static SearchResult Explained { get; } = new(null, [], false);

    public static SearchResult TooMany { get; } = new(null, [], true);

    public static SearchResult Contradiction(Step culprit, IReadOnlyList<OtpState> possible) => new(culprit, possible, false);
}
