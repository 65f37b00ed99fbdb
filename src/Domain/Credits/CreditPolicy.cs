using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Credits;

/// <summary>What a metered workspace pays.</summary>
/// <param name="Prices">Prices by channel and country; a message that none names costs 1.</param>
/// <param name="DailyMax">Most credits spent in one UTC day; null for no cap.</param>
/// <param name="Thresholds">Balances that are told when the balance falls below them.</param>
public sealed record CreditPolicy(ImmutableArray<Price> Prices, long? DailyMax, ImmutableArray<long> Thresholds)
{
    /// <summary>One credit a message, no cap, told below 100 and 10.</summary>
    public static CreditPolicy Standard { get; } = new([], null, [100, 10]);

    /// <summary>The price of a message.</summary>
    /// <param name="channel">Its channel.</param>
    /// <param name="country">The country of its number; null for none.</param>
    /// <returns>Credits.</returns>
    public int PriceOf(Channel channel, string? country)
    {
        var otherwise = 1;
        foreach (var price in Prices)
        {
            if (price.Channel != channel)
            {
                continue;
            }

            if (price.Country == country)
            {
                return price.Credits;
            }

            if (price.Country == "*")
            {
                otherwise = price.Credits;
            }
        }

        return otherwise;
    }
}
