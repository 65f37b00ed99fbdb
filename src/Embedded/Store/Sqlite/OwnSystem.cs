using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store.Sqlite;

/// <summary>
/// SQLite's way to the operating system, with two calls of our own: short sleeps and gathered writes of the log. Everything else passes through
/// (https://www.sqlite.org/vfs.html).
/// </summary>
internal static unsafe partial class OwnSystem
{
    public const string Library = "e_sqlite3";

    /// <summary>For connections opened from now on. Once per process, before the first of them. Windows keeps its own system, which needs neither.</summary>
    public static void Install()
    {
        var theirs = FindSystem(null);
        if (theirs is null || OperatingSystem.IsWindows())
        {
            return;
        }

        // SQLite keeps the pointer for the life of the process.
        var ours = (SystemCalls*)NativeMemory.AllocZeroed((nuint)sizeof(SystemCalls));
        *ours = *theirs;
        ours->Next = null;
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8("otpactors");
        ShortSleeps.Install(ours);
        GatheredLog.Install(ours);
        if (RegisterSystem(ours, makeDefault: 1) != 0)
        {
            throw new InvalidOperationException("SQLite refused our system calls.");
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial SystemCalls* FindSystem(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int RegisterSystem(SystemCalls* system, int makeDefault);
}
