using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store.Sqlite;

/// <summary><c>sqlite3_vfs</c>, version 3 (https://www.sqlite.org/c3ref/vfs.html): the first fields and calls of every later version are the same.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SystemCalls
{
    public int Version;
    public int FileSize;
    public int PathMax;
    public void* Next;
    public byte* Name;
    public void* Data;
    public delegate* unmanaged[Cdecl]<SystemCalls*, byte*, SystemFile*, int, int*, int> Open;
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
