using System.Net;
using System.Net.Sockets;
using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Sockets;

/// <summary>One keep-alive connection with at most one request under way.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _received = new byte[4096];
    private int _filled;

    public Connection(IPEndPoint endpoint)
    {
        _socket.Connect(endpoint);
        _socket.Blocking = false;
    }

    public nint Handle => _socket.Handle;

    /// <summary>Timestamp that the current request's latency counts from.</summary>
    public long StartedAt { get; set; }

    /// <exception cref="SocketException">The server is gone or takes no bytes.</exception>
    public void Send(ReadOnlySpan<byte> request)
    {
        _filled = 0;
        if (_socket.Send(request, SocketFlags.None, out var error) < request.Length)
        {
            throw new SocketException((int)(error == SocketError.Success ? SocketError.NoBufferSpaceAvailable : error));
        }
    }

    /// <summary>False while the answer is incomplete.</summary>
    /// <exception cref="SocketException">The connection broke before the answer was complete.</exception>
    public bool TryReceive(out Response response)
    {
        if (_filled == _received.Length)
        {
            Array.Resize(ref _received, _received.Length * 2);
        }
        var count = _socket.Receive(_received.AsSpan(_filled), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            response = default;
            return false;
        }
        if (count == 0)
        {
            throw new SocketException((int)(error == SocketError.Success ? SocketError.ConnectionReset : error));
        }
        _filled += count;
        return ResponseParser.TryParse(_received.AsSpan(0, _filled), out response);
    }

    public void Dispose() => _socket.Dispose();
}
