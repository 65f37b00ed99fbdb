namespace OtpActors.Grains.Records;

/// <summary>The version of a stored record: whoever writes next names it. Redis' are numbers, those of Orleans' storages are texts.</summary>
/// <param name="Number">The version in Redis; 0 for none.</param>
/// <param name="Text">The version in a storage of Orleans; null for none.</param>
internal readonly record struct RecordTag(long Number, string? Text = null)
{
    /// <summary>Whether there is no record.</summary>
    public bool IsNone => Number == 0 && Text is null;
}
