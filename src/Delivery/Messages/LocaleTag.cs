namespace OtpActors.Delivery.Messages;

/// <summary>Language tags (BCP 47), compared without case.</summary>
internal static class LocaleTag
{
    /// <summary>A tag and what it falls back to, from the exact to the general: <c>zh-Hant-TW</c>, <c>zh-Hant</c>, <c>zh</c> (RFC 4647, section 3.4).</summary>
    /// <param name="tag">The tag; <c>_</c> counts as <c>-</c>, as configuration and Meta write it.</param>
    public static IEnumerable<string> Fallbacks(string tag)
    {
        tag = tag.Replace('_', '-');
        yield return tag;
        for (var end = tag.LastIndexOf('-'); end > 0; end = tag.LastIndexOf('-', end - 1))
        {
            // A single letter or digit only announces what followed it, and leaves with it.
            if (end < 2 || tag[end - 2] != '-')
            {
                yield return tag[..end];
            }
        }
    }
}
