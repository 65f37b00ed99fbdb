namespace OtpActors.Domain.Watches;

/// <summary>Something that looks like an attack.</summary>
/// <param name="Kind">What was watched.</param>
/// <param name="Key">The prefix without <c>+</c>, or the country; empty for <see cref="WatchKind.Spray"/>.</param>
/// <param name="Severe">Whether it passed the stricter of the two levels: then it is stopped, if the workspace wants that.</param>
/// <param name="Of">Sends, or OTPs that were checked.</param>
/// <param name="Good">How many of them were verified.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">How long it counts.</param>
public sealed record WatchAlarm(WatchKind Kind, string Key, bool Severe, int Of, int Good, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>For people: what is watched, without any number of a person.</summary>
    public string Name => Kind switch
    {
        WatchKind.Prefix => "prefix +" + Key,
        WatchKind.Country => "country " + Key,
        WatchKind.Spray => "wrong codes over many OTPs",
    };
}
