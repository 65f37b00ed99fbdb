using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OtpActors.Embedded.Store.Sqlite;

/// <summary>
/// SQLite writes its log in two small pieces a page, each with a seek of its own. Here the pieces of a commit, which lie one behind another, are gathered
/// and written in one go, at the latest by the sync that ends each commit (docs/decisions/2026-11-21-sqlite-gathered-log.md).
/// Other connections look at nothing of a commit before that sync is done, since every connection runs with <c>synchronous=FULL</c>.
/// </summary>
internal static unsafe class GatheredLog
{
    private const int LogFile = 0x00080000; // SQLITE_OPEN_WAL
    private const int Ok = 0;
    private const int NoMemory = 7; // SQLITE_NOMEM

    // SQLite takes the length of a write modulo 128 KiB.
    private const int GatheredMax = 64 * 1024;

    private static SystemCalls* _theirs;

    /// <summary>Has logs opened from now on gather their writes.</summary>
    /// <param name="system">Our copy of SQLite's calls to the operating system, unchanged in this respect.</param>
    public static void Install(SystemCalls* system)
    {
        _theirs = (SystemCalls*)NativeMemory.Alloc((nuint)sizeof(SystemCalls));
        *_theirs = *system;
        system->Open = &Open;

        // SQLite makes room for so many bytes when it opens a file: theirs, then ours.
        system->FileSize = TheirSize + sizeof(Gathered);
    }

    private static int TheirSize => (_theirs->FileSize + 7) & ~7;

    private static Gathered* Of(SystemFile* file) => (Gathered*)((byte*)file + TheirSize);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SystemCalls* self, byte* name, SystemFile* file, int flags, int* given)
    {
        var code = _theirs->Open(self, name, file, flags, given);
        if (code == Ok && (flags & LogFile) != 0)
        {
            var gathered = Of(file);
            *gathered = new Gathered { Theirs = file->Calls, Ours = *file->Calls };
            gathered->Ours.Close = &Close;
            gathered->Ours.Read = &Read;
            gathered->Ours.Write = &Write;
            gathered->Ours.Truncate = &Truncate;
            gathered->Ours.Sync = &Sync;
            gathered->Ours.Size = &Size;
            gathered->Ours.Control = &Control;
            file->Calls = &gathered->Ours;
        }

        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SystemFile* file, void* data, int count, long offset)
    {
        var gathered = Of(file);
        if (offset != gathered->Offset + gathered->Count || count > GatheredMax - gathered->Count)
        {
            var code = Flush(file);
            if (code != Ok || count > GatheredMax)
            {
                return code != Ok ? code : gathered->Theirs->Write(file, data, count, offset);
            }

            gathered->Offset = offset;
        }

        if (gathered->Bytes is null && (gathered->Bytes = Allocate()) is null)
        {
            return NoMemory;
        }

        Buffer.MemoryCopy(data, gathered->Bytes + gathered->Count, GatheredMax - gathered->Count, count);
        gathered->Count += count;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SystemFile* file, int how) => Flush(file) is not Ok and var code ? code : Of(file)->Theirs->Sync(file, how);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SystemFile* file, void* data, int count, long offset) =>
        Flush(file) is not Ok and var code ? code : Of(file)->Theirs->Read(file, data, count, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SystemFile* file, long size) => Flush(file) is not Ok and var code ? code : Of(file)->Theirs->Truncate(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(SystemFile* file, long* size) => Flush(file) is not Ok and var code ? code : Of(file)->Theirs->Size(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Control(SystemFile* file, int what, void* argument) =>
        Flush(file) is not Ok and var code ? code : Of(file)->Theirs->Control(file, what, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SystemFile* file)
    {
        var gathered = Of(file);
        var flushed = Flush(file);
        NativeMemory.Free(gathered->Bytes);
        gathered->Bytes = null;
        var closed = gathered->Theirs->Close(file);
        return flushed != Ok ? flushed : closed;
    }

    /// <summary>What was gathered is given up when it cannot be written: SQLite takes the commit back, and writes anew what it writes after that.</summary>
    private static int Flush(SystemFile* file)
    {
        var gathered = Of(file);
        var count = gathered->Count;
        if (count == 0)
        {
            return Ok;
        }

        gathered->Count = 0;
        return gathered->Theirs->Write(file, gathered->Bytes, count, gathered->Offset);
    }

    private static byte* Allocate()
    {
        try
        {
            return (byte*)NativeMemory.Alloc(GatheredMax);
        }
        catch (OutOfMemoryException)
        {
            // Nothing may be thrown into SQLite.
            return null;
        }
    }

    /// <summary>What lies behind SQLite's own memory of an open log.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Gathered
    {
        public FileCalls* Theirs;
        public FileCalls Ours;
        public byte* Bytes;
        public int Count;
        public long Offset;
    }
}
