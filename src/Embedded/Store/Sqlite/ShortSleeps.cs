using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store.Sqlite;

/// <summary>
/// Short pauses for SQLite. The pinned library was built without <c>usleep</c>: a reader that meets a checkpoint and asks for a microsecond sleeps
/// a whole second, and so does a writer that finds the file busy for a moment (docs/decisions/2026-11-21-sqlite-short-sleeps.md).
/// </summary>
internal static unsafe partial class ShortSleeps
{
    private const int TriesAtOnce = 8;
    private const int TriesMax = 5_000;

    /// <summary>Lets a connection try again each millisecond, for five seconds, when another one is in its way.</summary>
    /// <param name="connection">The open connection.</param>
    public static void RetryWhenBusy(SQLitePCL.sqlite3 connection) => _ = SetBusyHandler(connection.DangerousGetHandle(), &IsWorthRetrying, null);

    /// <summary>Replaces SQLite's sleep.</summary>
    /// <param name="system">Our copy of its calls to the operating system.</param>
    public static void Install(SystemCalls* system) => system->Sleep = &Sleep;

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

    [LibraryImport(OwnSystem.Library, EntryPoint = "sqlite3_busy_handler")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int SetBusyHandler(IntPtr connection, delegate* unmanaged[Cdecl]<void*, int, int> handler, void* unused);
}
