using System.Net.Sockets;
using System.Text;

namespace OtpActors.Api.Tests.Abuse;

/// <summary>A connection on which anything may be written.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public bool IsOpen => !(_socket.Poll(TimeSpan.Zero, SelectMode.SelectRead) && _socket.Available == 0);

    /// <summary>Whether something came that was not read yet.</summary>
    public bool HasAnswer => _socket.Available > 0;

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public async Task WriteAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>All that comes until the server closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (SocketException)
        {
            // Closed without reading all that was written: what came before counts.
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
