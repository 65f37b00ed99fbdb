namespace OtpActors.Domain.Webhooks;

/// <summary>How a try ended.</summary>
/// <param name="StatusCode">The HTTP status; null when none came.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone; null when it did not.</param>
public sealed record TryResult(int? StatusCode, TimeSpan Duration, TimeSpan? RetryAfter = null)
{
    /// <summary>Only 2xx is a success; a redirect is a failure and is never followed (A71).</summary>
    public bool Delivered => StatusCode is >= 200 and <= 299;

    /// <summary>The endpoint wants nothing more (A71).</summary>
    public bool Gone => StatusCode == 410;
}
