namespace OtpActors.Http.Access;

/// <summary>Scopes on the wire.</summary>
internal static class ScopeNames
{
    private static readonly (Scopes Scope, string Name)[] Table =
        [(Scopes.Send, "send"), (Scopes.Verify, "verify"), (Scopes.Read, "read"), (Scopes.Webhooks, "webhooks")];

    /// <summary>All names, for people.</summary>
    public static string All { get; } = string.Join(", ", Table.Select(static t => t.Name));

    public static IReadOnlyList<string> Of(Scopes scopes) => [.. Table.Where(t => scopes.HasFlag(t.Scope)).Select(static t => t.Name)];

    /// <summary>The scopes of some names; null when one of them is none.</summary>
    public static Scopes? Parse(IEnumerable<string> names)
    {
        var scopes = Scopes.None;
        foreach (var name in names)
        {
            if (Array.Find(Table, t => t.Name == name) is not { Name: not null } found)
            {
                return null;
            }

            scopes |= found.Scope;
        }

        return scopes;
    }
}
