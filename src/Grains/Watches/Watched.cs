namespace OtpActors.Grains.Watches;

/// <summary>What is watched. OTPs are what is meant where nothing is said.</summary>
internal enum Watched
{
    /// <summary>OTPs.</summary>
    Otps,

    /// <summary>Pages of outboxes.</summary>
    Pages,
}
