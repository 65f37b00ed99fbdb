using System.Globalization;

namespace OtpActors.Embedded.Folder;

/// <summary>
/// The folder that holds everything the process keeps: database, keys, lock. Open to its owner only (0700), and to one process at a time.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private const string LockName = "lock";
    private const string HolderName = "lock.pid";
    private const int NoSpace = 28;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The codes for "another process has it": EWOULDBLOCK on Linux and on macOS, a sharing violation on Windows.</summary>
    private static readonly int[] Locked = [11, 35, 32];

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Opens the folder, makes it when it is missing, and locks it.</summary>
    /// <param name="path">Where; relative to the working directory.</param>
    /// <returns>The folder, locked until it is disposed of or the process ends.</returns>
    /// <exception cref="DataFolderException">It cannot be made, written or locked.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
        {
            throw new DataFolderException($"The data folder {full} is a file. Move it away, or name another folder with --data DIR or OtpActors__Data.");
        }

        try
        {
            Make(full);
            return new DataFolder(full, Lock(full));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(full, e);
        }
    }

    /// <summary>The path of a file in the folder.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The full path.</returns>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Gives the folder free for another process.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>Puts a failure to use a file of the folder in words.</summary>
    internal static DataFolderException Unusable(string path, Exception cause) => new(
        (cause.HResult & 0xFFFF) == NoSpace
            ? $"The disk of {path} is full. Free some space and start again."
            : $"{path} cannot be used: {cause.Message} Let the user that runs this process own and write it, or name another folder with --data DIR or OtpActors__Data.",
        cause);

    private static void Make(string full)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(full);
        }
        else
        {
            Directory.CreateDirectory(full, OwnerOnly);
        }
    }

    private static FileStream Lock(string full)
    {
        var holder = System.IO.Path.Combine(full, HolderName);
        FileStream held;
        try
        {
            held = new FileStream(System.IO.Path.Combine(full, LockName), SecretFile.Private(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException e) when (Array.IndexOf(Locked, e.HResult & 0xFFFF) >= 0 && File.Exists(holder))
        {
            throw new DataFolderException(
                $"The data folder {full} is in use by process {File.ReadAllText(holder).Trim()}. Stop that one first, or name another folder with --data DIR or OtpActors__Data.",
                e);
        }

        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return held;
    }
}
