using System.Diagnostics.CodeAnalysis;

namespace OtpActors.Domain.Identity;

/// <summary>The name of a workspace: 1 to 40 of <c>a-z 0-9 -</c>, beginning with a letter.</summary>
public readonly record struct WorkspaceId
{
    private const int LengthMax = 40;

    private readonly string? _name;

    private WorkspaceId(string name) => _name = name;

    /// <summary>The workspace that exists from the first start.</summary>
    public static WorkspaceId Default { get; } = new("default");

    /// <summary>Reads a workspace's name.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="id">The workspace, when the text names one.</param>
    /// <returns>Whether the text has the form of a workspace's name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkspaceId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > LengthMax || !char.IsAsciiLetterLower(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        id = new WorkspaceId(text);
        return true;
    }

    /// <summary>The name.</summary>
    public override string ToString() => _name ?? "";
}
