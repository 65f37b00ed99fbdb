using System.Text;

namespace OtpActors.Api.Tests.Canaries;

/// <summary>Searches what a service left behind for canaries.</summary>
internal sealed class CanarySearch
{
    private readonly List<Canary> _canaries = [];
    private readonly List<string> _hits = [];
    private readonly List<string> _evidence = [];

    /// <summary>Everything found where it must not be: place, kind and canary.</summary>
    public IReadOnlyList<string> Hits => _hits;

    /// <summary>The same, with what stands around each.</summary>
    public IReadOnlyList<string> Evidence => _evidence;

    public void Add(Canary canary)
    {
        if (_canaries.TrueForAll(c => c.Text != canary.Text))
        {
            _canaries.Add(canary);
        }
    }

    public int Count(CanaryKind kind) => _canaries.Count(c => c.Kind == kind);

    /// <summary>Searches one place.</summary>
    /// <param name="place">Its name.</param>
    /// <param name="content">What is there.</param>
    /// <param name="allowed">What may be there.</param>
    public void In(string place, string content, params CanaryKind[] allowed) => In(place, Encoding.UTF8.GetBytes(content), allowed);

    /// <summary>As the other, for bytes.</summary>
    public void In(string place, byte[] content, params CanaryKind[] allowed)
    {
        byte[] joined = [.. content.Where(static b => " -.()"u8.IndexOf(b) < 0)];
        foreach (var canary in _canaries.Where(c => !allowed.Contains(c.Kind)))
        {
            if (Found(canary, content, joined) is { } spelling)
            {
                var hit = $"{place}: {canary.Kind} {canary.Text}";
                _hits.Add(hit);
                _evidence.Add($"{hit} as {spelling}");
            }
        }
    }

    private static string? Found(Canary canary, byte[] content, byte[] joined)
    {
        foreach (var spelling in canary.Spellings)
        {
            var at = content.AsSpan().IndexOf(spelling);
            if (at >= 0)
            {
                // With what stands around it, which tells a leak from a coincidence.
                return Encoding.Latin1.GetString(content[Math.Max(0, at - 40)..Math.Min(content.Length, at + spelling.Length + 40)]);
            }
        }

        return joined.AsSpan().IndexOf(canary.Spellings[0]) >= 0 ? "digits with blanks or dots between them" : null;
    }

    /// <summary>Searches a folder: file names for everything, contents for all but the numbers of OTPs, whose records hold them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Which files.</param>
    /// <param name="keyFiles">Files that hold a key each, which is theirs.</param>
    public void InFolder(string folder, string files, params string[] keyFiles)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, files, SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path);
            In("file name", name);
            if (File.Exists(path))
            {
                In(name, File.ReadAllBytes(path), keyFiles.Contains(name) ? [CanaryKind.Phone, CanaryKind.Secret] : [CanaryKind.Phone]);
            }
        }
    }

    /// <summary>Searches metrics: names and labels. The values are numbers, whose digits mean nothing.</summary>
    public void InMetrics(string text) =>
        In("metrics", string.Join('\n', text.Split('\n').Select(static line => line.StartsWith('#') ? line : line[..Math.Max(0, line.LastIndexOf(' '))])));
}
