namespace OtpActors.Domain.Watches;

/// <summary>Sends and right codes of one prefix or country.</summary>
/// <param name="Kind">Prefix or country.</param>
/// <param name="Key">The prefix without <c>+</c>, or the country.</param>
/// <param name="Sends">OTPs sent.</param>
/// <param name="Approvals">OTPs verified.</param>
public readonly record struct WatchCount(WatchKind Kind, string Key, int Sends, int Approvals);
