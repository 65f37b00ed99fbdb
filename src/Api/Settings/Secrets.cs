using System.Collections.Immutable;
using OtpActors.Embedded.Folder;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Http.Access;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Settings;

/// <summary>The secrets of this installation: those that are given, else those that the data folder keeps, made at the first start.</summary>
/// <param name="BootstrapKey">The key of the workspace <c>default</c>.</param>
/// <param name="AdminKey">The key of the admin API.</param>
/// <param name="PhoneKey">The phone key.</param>
/// <param name="CodeKeys">The code keys.</param>
/// <param name="BootstrapKeyFile">Where the bootstrap key is kept; null when it is given.</param>
internal sealed record Secrets(ApiKey BootstrapKey, string AdminKey, PhoneSecret PhoneKey, ImmutableArray<CodeKey> CodeKeys, string? BootstrapKeyFile)
{
    private const string BootstrapKeyName = "bootstrap-key";
    private const string AdminKeyName = "admin-key";

    /// <summary>Reads or makes them.</summary>
    /// <exception cref="DataFolderException">The folder cannot be used, or a file in it holds something else.</exception>
    public static Secrets Open(DataFolder folder, SecretSettings given)
    {
        var key = given.BootstrapKey;
        if (key is null)
        {
            var text = FolderSecrets.Text(folder, BootstrapKeyName, static () => ApiKey.Draw().Reveal(), static text => ApiKey.TryParse(text, out _));
            key = ApiKey.TryParse(text, out var read) ? read : null;
        }

        return new Secrets(
            key ?? throw new InvalidOperationException("The folder gave something that is no API key."),
            given.AdminKey ?? FolderSecrets.Text(folder, AdminKeyName, static () => ApiKey.Draw().Reveal(), SecretSettings.IsAdminKey),
            given.PhoneKey ?? FolderSecrets.PhoneKey(folder),
            given.CodeKeys.IsEmpty ? FolderSecrets.CodeKeys(folder) : given.CodeKeys,
            given.BootstrapKey is null ? folder.PathOf(BootstrapKeyName) : null);
    }

    /// <summary>Masked.</summary>
    public override string ToString() => "Secrets(***)";
}
