using System.Runtime.InteropServices;
using OtpActors.Embedded.Store;

namespace OtpActors.Embedded.Tests.Store;

public sealed class ShortSleepsTests
{
    /// <summary>Where <c>xSleep</c> lies in <c>sqlite3_vfs</c>: behind three integers and twelve pointers.</summary>
    private static readonly int SleepOffset = (IntPtr.Size == 8 ? 16 : 12) + (12 * IntPtr.Size);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr Find(IntPtr name);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Sleep(IntPtr system, int microseconds);

    /// <summary>The answer says how long the pause was: a library built without usleep makes a second of every microsecond.</summary>
    [Fact]
    public void Pause_OfAMicrosecond_IsNotASecond()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(Path.Combine(folder.Path, "any.db"), 1 << 20);
        var library = NativeLibrary.Load("e_sqlite3", typeof(SQLitePCL.raw).Assembly, null);
        var system = Marshal.GetDelegateForFunctionPointer<Find>(NativeLibrary.GetExport(library, "sqlite3_vfs_find"))(IntPtr.Zero);

        var slept = Marshal.GetDelegateForFunctionPointer<Sleep>(Marshal.ReadIntPtr(system, SleepOffset))(system, 1);

        Assert.InRange(slept, 0, 1_000);
    }
}
