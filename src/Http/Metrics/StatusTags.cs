namespace OtpActors.Http.Metrics;

/// <summary>Statuses as tags, boxed once instead of at every request.</summary>
internal static class StatusTags
{
    private static readonly object[] Boxed = [.. Enumerable.Range(0, 600).Select(static status => (object)status)];

    public static object Of(int status) => status >= 0 && status < Boxed.Length ? Boxed[status] : Boxed[0];
}
