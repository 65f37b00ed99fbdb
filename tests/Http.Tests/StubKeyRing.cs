using OtpActors.Domain.Identity;
using OtpActors.Http.Access;

namespace OtpActors.Http.Tests;

/// <summary>One key for each set of scopes.</summary>
public sealed class StubKeyRing : IKeyRing
{
    public static string FullKey => KeyOf(Scopes.All);

    public static string KeyOf(Scopes scopes) => ApiKey.Prefix + "test_" + ((int)scopes).ToString("D32", System.Globalization.CultureInfo.InvariantCulture);

    public Caller? Find(ApiKey key)
    {
        foreach (var scopes in (Scopes[])[Scopes.All, Scopes.Send, Scopes.Verify, Scopes.Read, Scopes.Webhooks, Scopes.None])
        {
            if (key.Reveal() == KeyOf(scopes))
            {
                return new Caller(WorkspaceId.Default, scopes);
            }
        }

        return null;
    }
}
