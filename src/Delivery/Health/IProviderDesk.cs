namespace OtpActors.Delivery.Health;

/// <summary>
/// Where operators see and steer the providers while they run. What is set here lasts until the process ends, or in a cluster the last silo; the
/// configuration says how it begins.
/// </summary>
public interface IProviderDesk
{
    /// <summary>All providers as this process sees them, in the order in which they are used.</summary>
    /// <returns>A snapshot.</returns>
    IReadOnlyList<ProviderStatus> List();

    /// <summary>All providers as all processes see them.</summary>
    /// <returns>A snapshot.</returns>
    ValueTask<IReadOnlyList<ProviderStatus>> ListAsync();

    /// <summary>Lets a provider take messages or not, or changes its share.</summary>
    /// <param name="name">The provider.</param>
    /// <param name="enabled">Whether it takes messages; null to leave that as it is. Calls under way end as they would.</param>
    /// <param name="weight">Its share among those of the same order, 0 to 1,000; null to leave that as it is.</param>
    /// <returns>How it stands now; null when there is no such provider.</returns>
    ValueTask<ProviderStatus?> SetAsync(string name, bool? enabled, int? weight);
}
