namespace OtpActors.Domain.Watches;

/// <summary>What is watched. The numbers are stored.</summary>
public enum WatchKind
{
    /// <summary>Numbers that differ in their last four digits only.</summary>
    Prefix = 1,

    /// <summary>All numbers of a country.</summary>
    Country = 2,

    /// <summary>Wrong codes over many OTPs.</summary>
    Spray = 3,
}
