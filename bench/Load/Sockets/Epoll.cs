using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OtpActors.Bench.Load.Sockets;

/// <summary>Linux readiness notification: which of many sockets can be read now. Level-triggered, one thread.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const int Delete = 2;
    private const uint Readable = 1;

    // struct epoll_event is packed on x86-64 only.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int Stride = Packed ? 12 : 16;
    private static readonly int DataOffset = Packed ? 4 : 8;

    private readonly int _handle = Checked(epoll_create1(0));
    private readonly byte[] _events = new byte[256 * Stride];

    public void Watch(nint socket, int slot)
    {
        Span<byte> change = stackalloc byte[16];
        MemoryMarshal.Write(change, Readable);
        MemoryMarshal.Write(change[DataOffset..], (long)slot);
        Checked(epoll_ctl(_handle, Add, (int)socket, change));
    }

    public void Forget(nint socket) => Checked(epoll_ctl(_handle, Delete, (int)socket, stackalloc byte[16]));

    /// <summary>Waits until a socket is readable or the time is over; returns how many slots <see cref="Ready"/> holds.</summary>
    public int Wait(TimeSpan limit)
    {
        var wait = limit > TimeSpan.Zero ? limit : TimeSpan.Zero;
        ReadOnlySpan<long> time = [wait.Ticks / TimeSpan.TicksPerSecond, wait.Ticks % TimeSpan.TicksPerSecond * 100];
        const int interrupted = 4;
        var count = epoll_pwait2(_handle, _events, _events.Length / Stride, time, 0);
        return count < 0 && Marshal.GetLastPInvokeError() == interrupted ? 0 : Checked(count);
    }

    public int Ready(int position) => (int)MemoryMarshal.Read<long>(_events.AsSpan((position * Stride) + DataOffset));

    public void Dispose() => _ = close(_handle);

    private static int Checked(int result) =>
        result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int socket, ReadOnlySpan<byte> change);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_pwait2(int epoll, Span<byte> events, int max, ReadOnlySpan<long> timeout, nint signals);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);
}
