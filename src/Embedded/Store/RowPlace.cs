namespace OtpActors.Embedded.Store;

/// <summary>Where a row in use is, and what it waits for.</summary>
/// <param name="Id">The row's number, at least 1.</param>
/// <param name="Mark">Above 0: when it wants to be woken. Below 0: since when (negated) it could come to rest. 0: neither. Milliseconds since 1970.</param>
internal readonly record struct RowPlace(long Id, long Mark)
{
    /// <summary>The place of a row.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="wakeAt">0 for never.</param>
    /// <param name="keepUntil">0 while in use.</param>
    /// <param name="now">The time.</param>
    public static RowPlace Of(long id, long wakeAt, long keepUntil, long now) => new(id, wakeAt > 0 ? wakeAt : keepUntil > 0 ? -now : 0);

    /// <summary>Whether it wants to be woken by then.</summary>
    public bool IsDue(long now) => Mark > 0 && Mark <= now;

    /// <summary>Whether it could come to rest before then.</summary>
    public bool RestsBefore(long time) => Mark < 0 && -Mark < time;
}
