namespace OtpActors.Delivery.Routing;

/// <summary>
/// What all processes of an installation together may do to a provider. Where there is none, one process is all there is, and its own bounds are enough.
/// </summary>
public interface IProviderBudget
{
    /// <summary>Asks for one call.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="concurrencyMax">Most calls at once, over all processes.</param>
    /// <param name="perSecond">Most calls a second, over all processes; 0 for no limit.</param>
    /// <param name="underWay">Calls of this process that are under way, this one included: what counts while the others cannot be asked.</param>
    /// <param name="cancellationToken">The call's deadline.</param>
    /// <returns>The lease, to be given back with <see cref="Leave"/>; null when there is no room within two seconds. It does not throw.</returns>
    ValueTask<long?> EnterAsync(string provider, int concurrencyMax, int perSecond, int underWay, CancellationToken cancellationToken);

    /// <summary>A call has ended. One that is never told ends by itself after 15 s.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="lease">Its lease.</param>
    void Leave(string provider, long lease);
}
