using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace OtpActors.Webhooks.Tests.Addresses;

/// <summary>Listens on every address of this machine and counts who connects.</summary>
internal sealed class Canary : IDisposable
{
    /// <summary>How long, in real time, to wait for a connection that was made. Reached only by a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket _socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    private readonly Channel<IPEndPoint> _callers = Channel.CreateUnbounded<IPEndPoint>();
    private readonly Task _accepting;

    public Canary()
    {
        _socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        _socket.Listen(512);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>How many connected since the last count. Connections are taken in their order, so all were before one of our own.</summary>
    public async Task<int> CountAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var last = new TcpClient();
        await last.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
        var own = last.Client.LocalEndPoint;
        var count = 0;
        while (!(await _callers.Reader.ReadAsync(patience.Token)).Equals(own))
        {
            count++;
        }

        return count;
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
                await _callers.Writer.WriteAsync((IPEndPoint)accepted.RemoteEndPoint!);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over; or nobody can be counted any more, and whoever counts hears of it.
            _callers.Writer.Complete(e);
        }
    }
}
