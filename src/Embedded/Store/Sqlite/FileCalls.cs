using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store.Sqlite;

/// <summary><c>sqlite3_io_methods</c>, version 3 (https://www.sqlite.org/c3ref/io_methods.html).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FileCalls
{
    public int Version;
    public delegate* unmanaged[Cdecl]<SystemFile*, int> Close;
    public delegate* unmanaged[Cdecl]<SystemFile*, void*, int, long, int> Read;
    public delegate* unmanaged[Cdecl]<SystemFile*, void*, int, long, int> Write;
    public delegate* unmanaged[Cdecl]<SystemFile*, long, int> Truncate;
    public delegate* unmanaged[Cdecl]<SystemFile*, int, int> Sync;
    public delegate* unmanaged[Cdecl]<SystemFile*, long*, int> Size;
    public void* Lock;
    public void* Unlock;
    public void* CheckReservedLock;
    public delegate* unmanaged[Cdecl]<SystemFile*, int, void*, int> Control;
    public void* SectorSize;
    public void* Characteristics;
    public void* MapShared;
    public void* LockShared;
    public void* BarrierShared;
    public void* UnmapShared;
    public void* Fetch;
    public void* Unfetch;
}
