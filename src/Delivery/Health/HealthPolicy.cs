namespace OtpActors.Delivery.Health;

/// <summary>When a provider counts as broken, and how soon it is tried again.</summary>
internal static class HealthPolicy
{
    /// <summary>So many failures in a row, each of another phone, break it.</summary>
    public const int FailuresInARow = 5;

    /// <summary>So many of the last calls are looked at.</summary>
    public const int CallsWatched = 20;

    /// <summary>So many failures among them break it too.</summary>
    public const int FailuresAmongThem = 10;

    /// <summary>From the break to the first trial; each trial that fails doubles it.</summary>
    public static readonly TimeSpan TrialAfter = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two trials of a broken provider.</summary>
    public static readonly TimeSpan TrialAfterMax = TimeSpan.FromMinutes(1);

    /// <summary>From a wrong set-up to the first trial.</summary>
    public static readonly TimeSpan OutTrialAfter = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two trials of a provider that is out.</summary>
    public static readonly TimeSpan OutTrialAfterMax = TimeSpan.FromMinutes(5);

    /// <summary>A trial that has not come back by then may be repeated.</summary>
    public static readonly TimeSpan TrialLease = TimeSpan.FromSeconds(15);
}
