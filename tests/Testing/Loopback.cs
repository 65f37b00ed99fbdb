using System.Net;
using System.Net.Sockets;

namespace OtpActors.Testing;

/// <summary>Where test servers listen.</summary>
public static class Loopback
{
    /// <summary>
    /// A port below those that the system gives to outgoing connections: otherwise a client that tries to reach the dead server could
    /// take its port, even by connecting to itself.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Somebody else's; another one will be free.
            }
        }
    }
}
