using System.Net;
using System.Net.Sockets;

namespace OtpActors.Http.Otps.Send;

/// <summary>The form of an end user's address: dotted IPv4 or plain IPv6. Other spellings that parsers accept ("1", "0x7f.1", zones) are none.</summary>
internal static class ClientIpForm
{
    public static bool Fits(string text) => IPAddress.TryParse(text, out var address) && address.AddressFamily switch
    {
        AddressFamily.InterNetwork => address.ToString() == text,
        AddressFamily.InterNetworkV6 => !text.AsSpan().ContainsAny('%', '[', '/'),
        _ => false,
    };
}
