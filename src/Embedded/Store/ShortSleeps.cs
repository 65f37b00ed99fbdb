using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store;

/// <summary>
/// Short pauses for SQLite. The pinned library was built without <c>usleep</c>: a reader that meets a checkpoint and asks for a microsecond sleeps
/// a whole second, and so does a writer that finds the file busy for a moment (docs/decisions/2026-11-21-sqlite-short-sleeps.md).
/// </summary>
internal static unsafe partial class ShortSleeps
{
    private const string Library = "e_sqlite3";
    private const int TriesAtOnce = 8;
    private const int TriesMax = 5_000;

    /// <summary>Lets a connection try again each millisecond, for five seconds, when another one is in its way.</summary>
    /// <param name="connection">The open connection.</param>
    public static void RetryWhenBusy(SQLitePCL.sqlite3 connection) => _ = SetBusyHandler(connection.DangerousGetHandle(), &IsWorthRetrying, null);

    /// <summary>
    /// Replaces one of SQLite's calls to the operating system, its sleep, for connections opened from now on. Once per process, before the first of them.
    /// </summary>
    public static void Install()
    {
        var theirs = FindSystem(null);
        if (theirs is null || OperatingSystem.IsWindows())
        {
            // Windows sleeps in milliseconds already.
            return;
        }

        // SQLite keeps the pointer for the life of the process.
        var ours = (SystemCalls*)NativeMemory.AllocZeroed((nuint)sizeof(SystemCalls));
        *ours = *theirs;
        ours->Next = null;
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8("otpactors");
        ours->Sleep = &Sleep;
        if (RegisterSystem(ours, makeDefault: 1) != 0)
        {
            throw new InvalidOperationException("SQLite refused the replacement of its sleep.");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sleep(SystemCalls* self, int microseconds)
    {
        // Below a millisecond it is enough to let others run: SQLite asks again, for longer each time.
        Thread.Sleep(microseconds / 1_000);
        return microseconds;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsWorthRetrying(void* unused, int tries)
    {
        Thread.Sleep(tries < TriesAtOnce ? 0 : 1);
        return tries < TriesMax ? 1 : 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_busy_handler")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int SetBusyHandler(IntPtr connection, delegate* unmanaged[Cdecl]<void*, int, int> handler, void* unused);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial SystemCalls* FindSystem(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int RegisterSystem(SystemCalls* system, int makeDefault);

    /// <summary><c>sqlite3_vfs</c>, version 3 (https://www.sqlite.org/c3ref/vfs.html): the first fields and calls of every later version are the same.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SystemCalls
    {
        public int Version;
        public int FileSize;
        public int PathMax;
        public void* Next;
        public byte* Name;
        public void* Data;
        public void* Open;
        public void* Delete;
        public void* Access;
        public void* FullPath;
        public void* OpenLibrary;
        public void* LibraryError;
        public void* LibrarySymbol;
        public void* CloseLibrary;
        public void* Randomness;
        public delegate* unmanaged[Cdecl]<SystemCalls*, int, int> Sleep;
        public void* Time;
        public void* LastError;
        public void* TimeMilliseconds;
        public void* SetCall;
        public void* GetCall;
        public void* NextCall;
    }
}
