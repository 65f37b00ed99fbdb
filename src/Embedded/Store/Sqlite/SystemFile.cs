using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store.Sqlite;

/// <summary><c>sqlite3_file</c> (https://www.sqlite.org/c3ref/file.html): an open file; what follows the first field is its system's own.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SystemFile
{
    public FileCalls* Calls;
}
