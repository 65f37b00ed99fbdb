using System.Net;
using System.Net.Sockets;

namespace OtpActors.Webhooks.Addresses;

/// <summary>
/// Opens the connections of webhooks. It resolves the name itself, looks at every address, and connects to an address that it looked at: whatever the
/// name says a moment later is of no interest (A76). A handler further out would see neither the address nor a second look-up.
/// </summary>
internal sealed class GuardedConnector(IHostResolver resolver, WebhooksOptions options, TimeProvider clock)
{
    private const int AddressesMax = 4;

    /// <summary>An address that does not answer must leave time for the next one.</summary>
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(5);

    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);

    /// <summary>Connects.</summary>
    /// <exception cref="InnerAddressException">The host has an inner address, be it among public ones.</exception>
    /// <exception cref="SocketException">None of its addresses answers.</exception>
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolver.ResolveAsync(host, cancellationToken);
        if (!options.AllowPrivate && !Array.TrueForAll(addresses, AddressRules.IsPublic))
        {
            throw new InnerAddressException();
        }

        var failure = new SocketException((int)SocketError.HostNotFound);
        foreach (var address in addresses.Take(AddressesMax))
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            }
            catch (SocketException e)
            {
                failure = e;
            }
        }

        throw failure;
    }

    private async Task<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var late = new CancellationTokenSource(ConnectMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(to, either.Token);
            if (!options.AllowPrivate && (socket.RemoteEndPoint is not IPEndPoint peer || !AddressRules.IsPublic(peer.Address)))
            {
                throw new InnerAddressException();
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
