using System.Collections.Immutable;
using System.Security.Cryptography;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Http.Access;

namespace OtpActors.Silo.Settings;

/// <summary>The secrets of the process: those that are given; a throw-away cluster makes the others in memory.</summary>
/// <param name="BootstrapKey">The key of the workspace <c>default</c>; null for none.</param>
/// <param name="AdminKey">The key of the admin API; null for none: then it is not served.</param>
/// <param name="PhoneKey">The phone key.</param>
/// <param name="CodeKeys">The code keys.</param>
/// <param name="Made">Whether any of them was made here, and dies with the process.</param>
internal sealed record Secrets(ApiKey? BootstrapKey, string? AdminKey, PhoneSecret PhoneKey, ImmutableArray<CodeKey> CodeKeys, bool Made)
{
    /// <summary>Takes what is given; makes the rest when nothing outlives the process anyway.</summary>
    public static Secrets For(SiloSettings settings)
    {
        var given = settings.Secrets;
        return new Secrets(
            given.BootstrapKey ?? (settings.ThrowAway ? ApiKey.Draw() : null),
            given.AdminKey ?? (settings.ThrowAway ? ApiKey.Draw().Reveal() : null),
            given.PhoneKey ?? new PhoneSecret(RandomNumberGenerator.GetBytes(PhoneSecret.Length)),
            given.CodeKeys.IsEmpty ? [new CodeKey("throw-away", RandomNumberGenerator.GetBytes(CodeKey.Length))] : given.CodeKeys,
            given.BootstrapKey is null || given.PhoneKey is null || given.CodeKeys.IsEmpty);
    }

    /// <summary>Masked.</summary>
    public override string ToString() => "Secrets(***)";
}
