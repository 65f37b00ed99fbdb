using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Servers;

/// <summary>
/// A provider on loopback, written by hand so that it takes little of the machine. It takes every message as Meta does and keeps its tag for the receipts;
/// requests under <c>/slow</c> are taken as an endpoint of one's own does, or never answered while it hangs.
/// </summary>
internal sealed class ProviderServer : IDisposable
{
    private const int TagsMax = 4_000_000;

    private static readonly byte[] Taken = Answer("""{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"wamid.HBgMBENCH","message_status":"accepted"}]}""");
    private static readonly byte[] TakenSlow = Answer("{}");

    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<Socket, byte> _held = new();
    private volatile bool _hangs;
    private int _hung;

    /// <summary>Listens.</summary>
    /// <param name="port">A free port of loopback.</param>
    public ProviderServer(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(4_096);
        _ = AcceptAsync();
    }

    /// <summary>The tags of messages that Meta's side took, oldest first; none are added beyond four million.</summary>
    public ConcurrentQueue<string> Tags { get; } = new();

    /// <summary>Messages that were taken and not answered, in all.</summary>
    public int Hung => Volatile.Read(ref _hung);

    /// <summary>Whether messages under <c>/slow</c> are answered. When the hanging ends, what hangs is closed.</summary>
    public void Hang(bool hangs)
    {
        _hangs = hangs;
        foreach (var held in hangs ? [] : _held.Keys)
        {
            held.Dispose();
        }
    }

    public void Dispose()
    {
        Hang(false);
        _listener.Dispose();
    }

    private static byte[] Answer(string body) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        var buffer = new byte[8_192];
        var filled = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and var read)
            {
                filled += read;
                if (!TryTake(buffer.AsSpan(0, filled), out var slow))
                {
                    continue;
                }

                filled = 0;
                if (slow && _hangs)
                {
                    Interlocked.Increment(ref _hung);
                    _held[socket] = 0;
                }
                else
                {
                    await socket.SendAsync(slow ? TakenSlow : Taken);
                }
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The caller has gone, or was sent away.
        }
        finally
        {
            _held.TryRemove(socket, out byte _);
        }
    }

    /// <summary>False while the request is incomplete. Its caller sends one at a time.</summary>
    private bool TryTake(ReadOnlySpan<byte> request, out bool slow)
    {
        slow = request.StartsWith("POST /slow"u8);
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0 || request.Length < head + 4 + LengthOf(request[..head]))
        {
            return false;
        }

        if (!slow && Tags.Count < TagsMax && JsonField.Text(request[(head + 4)..], "biz_opaque_callback_data"u8) is { } tag)
        {
            Tags.Enqueue(tag);
        }

        return true;
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(head[(at + 16)..], out int length, out int _) ? length : 0;
    }
}
