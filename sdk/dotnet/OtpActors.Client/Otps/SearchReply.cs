namespace OtpActors.Client.Otps;

/// <summary>One page of a search.</summary>
/// <param name="Items">The OTPs, newest first.</param>
/// <param name="NextCursor">Where the next page begins; null when this is the last.</param>
public sealed record SearchReply(IReadOnlyList<OtpReply> Items, string? NextCursor);
