using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Credits;

/// <summary>What one message costs.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or <c>*</c> for all that no other price names.</param>
/// <param name="Credits">Credits, 0 to <see cref="PriceMax"/>.</param>
public sealed record Price(Channel Channel, string Country, int Credits)
{
    /// <summary>Most credits that one message may cost.</summary>
    public const int PriceMax = 1_000_000;
}
