using System.Net;
using System.Net.Sockets;

namespace OtpActors.Webhooks.Tests.Addresses;

/// <summary>Listens on every address of this machine and counts who connects.</summary>
internal sealed class Canary : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    private readonly Task _accepting;
    private int _connections;

    public Canary()
    {
        _socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        _socket.Listen(512);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What was in the listen queue is counted: a connection of our own comes after all others.</summary>
    public async Task<int> CountAsync()
    {
        var before = -1;
        using var last = new TcpClient();
        await last.ConnectAsync(IPAddress.Loopback, Port);
        while (Connections == before || Connections == 0)
        {
            before = Connections;
            await Task.Yield();
        }

        return Connections - 1;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _accepting.GetAwaiter().GetResult();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var accepted = await _socket.AcceptAsync();
                Interlocked.Increment(ref _connections);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
