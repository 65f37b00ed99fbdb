namespace OtpActors.Api.Admin;

/// <summary>One command of the command line: its words, and the request that it makes.</summary>
/// <param name="Words">The words; those in capitals stand for what people write there.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/admin/v1</c>; <c>{WORD}</c> is what was written.</param>
/// <param name="Fields">The fields of the body that may be given as <c>name=value</c>, for the help text; null when there is no body.</param>
internal sealed record AdminCommand(string Words, HttpMethod Method, string Path, string? Fields = null)
{
    private const string Settings = "name= modules= per_second= phone_windows= countries= ... (docs, admin)";

    public static IReadOnlyList<AdminCommand> All { get; } =
    [
        new("workspaces", HttpMethod.Get, "/workspaces"),
        new("workspace show WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}"),
        new("workspace create", HttpMethod.Post, "/workspaces", "id= " + Settings),
        new("workspace set WORKSPACE", HttpMethod.Patch, "/workspaces/{WORKSPACE}", Settings),
        new("keys WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}/keys"),
        new("key create WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/keys", "label= scopes= ends_at="),
        new("key rotate WORKSPACE KEY", HttpMethod.Post, "/workspaces/{WORKSPACE}/keys/{KEY}/rotate", "overlap_seconds="),
        new("key revoke WORKSPACE KEY", HttpMethod.Delete, "/workspaces/{WORKSPACE}/keys/{KEY}"),
        new("blocks WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}/blocks"),
        new("block create WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/blocks", "prefix= or phone= action= reason= ends_at="),
        new("block remove WORKSPACE BLOCK", HttpMethod.Delete, "/workspaces/{WORKSPACE}/blocks/{BLOCK}"),
        new("refusals WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}/refusals"),
        new("alarms WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}/alarms"),
        new("alarm lift WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/alarms/lift", "kind= key="),
        new("credits WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}/credits"),
        new("credits add WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/credits", "amount= reference= reason="),
        new("ledger WORKSPACE", HttpMethod.Get, "/workspaces/{WORKSPACE}/credits/ledger"),
        new("story WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/story", "otp_id= or phone= reveal= reason="),
        new("phone clear WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/phones/clear", "phone= reason="),
        new("phone erase WORKSPACE", HttpMethod.Post, "/workspaces/{WORKSPACE}/phones/erase", "phone= reason="),
        new("providers", HttpMethod.Get, "/providers"),
        new("provider set PROVIDER", HttpMethod.Patch, "/providers/{PROVIDER}", "enabled= weight="),
        new("templates", HttpMethod.Get, "/templates"),
        new("template show TEMPLATE", HttpMethod.Get, "/templates/{TEMPLATE}"),
        new("audit", HttpMethod.Get, "/audit"),
    ];

    /// <summary>The command that some words spell; null when none does.</summary>
    public static AdminCommand? Find(IReadOnlyList<string> words) => All.FirstOrDefault(c => c.Matches(words));

    /// <summary>The path with the words in their places.</summary>
    public string PathFor(IReadOnlyList<string> words)
    {
        var path = Path;
        foreach (var (pattern, word) in Words.Split(' ').Zip(words))
        {
            path = path.Replace("{" + pattern + "}", Uri.EscapeDataString(word), StringComparison.Ordinal);
        }

        return "admin/v1" + path;
    }

    private bool Matches(IReadOnlyList<string> words)
    {
        var pattern = Words.Split(' ');
        return pattern.Length == words.Count && pattern.Zip(words).All(static p => char.IsAsciiLetterUpper(p.First[0]) || p.First == p.Second);
    }
}
