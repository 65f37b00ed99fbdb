using System.Diagnostics;

namespace OtpActors.Embedded.Tests;

/// <summary>A disk of a few megabytes in memory; needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int megabytes)
    {
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", _folder.Path))
        {
            _folder.Dispose();
            throw new NotSupportedException("Nothing can be mounted here.");
        }
    }

    /// <summary>Why a test that needs one is skipped here; null where it runs.</summary>
    public static string? Missing { get; } = Try();

    public TemporaryFolder Folder => _folder;

    public void Dispose()
    {
        Run("umount", "-l", _folder.Path);
        _folder.Dispose();
    }

    private static string? Try()
    {
        try
        {
            new SmallDisk(1).Dispose();
            return null;
        }
        catch (Exception e) when (e is NotSupportedException or System.ComponentModel.Win32Exception)
        {
            return "Needs the right to mount a small disk (run as root on Linux).";
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
