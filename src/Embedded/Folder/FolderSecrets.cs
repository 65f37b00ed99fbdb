using System.Collections.Immutable;
using System.Security.Cryptography;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;

namespace OtpActors.Embedded.Folder;

/// <summary>
/// Secrets that the folder keeps for a host that is not given any: read, or made at the first start (0600).
/// They lie beside the data: whoever copies the folder has both (docs say what that means).
/// </summary>
public static class FolderSecrets
{
    private const string PhoneKeyName = "phone-key";
    private const string CodeKeysName = "code-keys";

    /// <summary>Reads or makes <c>phone-key</c>: 32 bytes in base64.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The key.</returns>
    /// <exception cref="DataFolderException">The file cannot be read or holds something else.</exception>
    public static PhoneSecret PhoneKey(DataFolder folder)
    {
        var text = SecretFile.ReadOrMake(folder, PhoneKeyName, static () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(PhoneSecret.Length)) + "\n");
        Span<byte> bytes = stackalloc byte[PhoneSecret.Length];
        return Decode(text.AsSpan().Trim(), bytes)
            ? new PhoneSecret(bytes)
            : throw new DataFolderException(
                $"{folder.PathOf(PhoneKeyName)} does not hold 32 bytes in base64. Restore it from a backup: without it the stored data cannot be used.");
    }

    /// <summary>Reads or makes <c>code-keys</c>: one line <c>kid:base64 of 32 bytes</c> for each, the current one first.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The keys, at least one.</returns>
    /// <exception cref="DataFolderException">The file cannot be read or holds something else.</exception>
    public static ImmutableArray<CodeKey> CodeKeys(DataFolder folder)
    {
        var text = SecretFile.ReadOrMake(folder, CodeKeysName, static () => $"k1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(CodeKey.Length))}\n");
        var keys = ImmutableArray.CreateBuilder<CodeKey>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var key = ReadCodeKey(line);
            if (key is null || keys.Any(k => k.Id == key.Id))
            {
                throw new DataFolderException(
                    $"{folder.PathOf(CodeKeysName)} is not a list of lines '<kid>:<base64 of 32 bytes>' with different kids (1 to {CodeKey.IdMax} characters). Mend it or restore it from a backup: without it pending codes cannot be checked.");
            }

            keys.Add(key);
        }

        return keys.Count > 0
            ? keys.ToImmutable()
            : throw new DataFolderException($"{folder.PathOf(CodeKeysName)} is empty. Restore it from a backup: without it pending codes cannot be checked.");
    }

    /// <summary>Reads or makes a secret of one line, such as an API key.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="make">Draws a new one.</param>
    /// <param name="isValid">Whether the text is one; null takes any text that is not blank.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="DataFolderException">The file cannot be read or holds something else.</exception>
    public static string Text(DataFolder folder, string name, Func<string> make, Func<string, bool>? isValid = null)
    {
        var text = SecretFile.ReadOrMake(folder, name, () => make() + "\n").Trim();
        return text.Length > 0 && isValid?.Invoke(text) != false
            ? text
            : throw new DataFolderException($"{folder.PathOf(name)} does not hold what it should. Restore it from a backup, or delete it to have a new one made.");
    }

    private static CodeKey? ReadCodeKey(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        Span<byte> bytes = stackalloc byte[CodeKey.Length];
        return colon is > 0 and <= CodeKey.IdMax && Decode(line.AsSpan(colon + 1), bytes) ? new CodeKey(line[..colon], bytes) : null;
    }

    private static bool Decode(ReadOnlySpan<char> base64, Span<byte> to) =>
        Convert.TryFromBase64Chars(base64, to, out var written) && written == to.Length;
}
