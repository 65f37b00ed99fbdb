namespace OtpActors.Http.Settings;

/// <summary>The configuration cannot be used. A host prints the sentences and exits.</summary>
/// <param name="sentences">All faults: each says which setting, what is wrong and what to write instead.</param>
public sealed class SettingsException(IReadOnlyList<string> sentences) : Exception(string.Join('\n', sentences))
{
    /// <summary>All faults.</summary>
    public IReadOnlyList<string> Sentences => sentences;
}
