using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers;

/// <summary>One type of provider that the configuration can name: what a provider's folder shows to the rest of the house.</summary>
internal interface IProviderType
{
    /// <summary>The value of the setting <c>Type</c>: lower-case letters, digits and dashes.</summary>
    string Name { get; }

    /// <summary>The channels that it can serve.</summary>
    IReadOnlyList<Channel> Channels { get; }

    /// <summary>The channels of a provider whose settings name none.</summary>
    /// <param name="section">Its settings.</param>
    /// <returns>All that it can serve, unless its type says otherwise.</returns>
    IReadOnlyList<Channel> DefaultChannels(ProviderSection section) => Channels;

    /// <summary>Reads one provider's own settings and notes all that is wrong with them. Nothing is opened yet.</summary>
    /// <param name="section">The settings.</param>
    /// <param name="channels">The channels that it is to serve.</param>
    /// <returns>How to make the provider; called once, and only when no setting anywhere is faulty.</returns>
    Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels);
}
