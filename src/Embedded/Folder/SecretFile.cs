using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OtpActors.Embedded.Folder;

/// <summary>A small text file that only its owner may read, either whole or absent, also after a power cut.</summary>
internal static partial class SecretFile
{
    private const int BytesMax = 64 * 1024;

    public static FileStreamOptions Private(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Reads the file; when it is missing, makes it first.</summary>
    public static string ReadOrMake(DataFolder folder, string name, Func<string> make)
    {
        var path = folder.PathOf(name);
        try
        {
            if (File.Exists(path))
            {
                return new FileInfo(path).Length <= BytesMax
                    ? File.ReadAllText(path)
                    : throw new DataFolderException($"{path} is far too long to be what it should be. Restore it from a backup.");
            }

            var text = make();
            Write(folder, path, text);
            return text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.Unusable(path, e);
        }
    }

    private static void Write(DataFolder folder, string path, string text)
    {
        var draft = path + ".new";
        using (var file = new FileStream(draft, Private(FileMode.Create, FileShare.None)))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        SyncFolder(folder.Path);
    }

    /// <summary>The new name itself must reach the disk: .NET opens no folders, so the system is asked directly.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = OpenFolder(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {path} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Sync(descriptor) != 0)
        {
            throw new IOException($"The folder {path} cannot be written to disk (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);
}
