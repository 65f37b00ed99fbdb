using System.Diagnostics;

namespace OtpActors.Repository.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>The files that git tracks or would track, by pathspec; <c>*</c> does not cross a folder.</summary>
    public static string[] Files(string pathspec)
    {
        var git = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", $":(glob){pathspec}"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(git)!;
        var files = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return [.. files.Where(static f => File.Exists(Path(f)))];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "OtpActors.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run inside a checkout.");
        }

        return folder;
    }
}
